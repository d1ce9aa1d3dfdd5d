/** Learning curves: what a model would reach with more rows, from what it reaches with fewer. */
@NullMarked
package ockham.study.curve;

import org.jspecify.annotations.NullMarked;
