/** Classical learners. */
@NullMarked
package ockham.learners;

import org.jspecify.annotations.NullMarked;
