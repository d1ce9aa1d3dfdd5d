/** Stage 9: predictions, footprint and business case into money. */
@NullMarked
package ockham.study.value;

import org.jspecify.annotations.NullMarked;
