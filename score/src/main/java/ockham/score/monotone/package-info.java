/** Whether models are monotone in the columns that are declared so. */
@NullMarked
package ockham.score.monotone;

import org.jspecify.annotations.NullMarked;
