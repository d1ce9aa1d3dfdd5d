/** Probabilities that mean what they say: calibration on inner validation rows. */
@NullMarked
package ockham.score.calibrate;

import org.jspecify.annotations.NullMarked;
