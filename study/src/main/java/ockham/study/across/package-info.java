/** Stage 12: several finished studies beside each other. */
@NullMarked
package ockham.study.across;

import org.jspecify.annotations.NullMarked;
