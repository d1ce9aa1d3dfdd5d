/** Random forests and extremely randomised trees on histograms. */
@NullMarked
package ockham.learners.forest;

import org.jspecify.annotations.NullMarked;
