/** k nearest neighbours. */
@NullMarked
package ockham.learners.neighbours;

import org.jspecify.annotations.NullMarked;
