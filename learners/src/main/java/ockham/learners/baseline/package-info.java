/** What a model must beat. */
@NullMarked
package ockham.learners.baseline;

import org.jspecify.annotations.NullMarked;
