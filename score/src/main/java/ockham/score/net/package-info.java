/** Portable dense nets: columns to numbers, layers, outputs, in plain Java. */
@NullMarked
package ockham.score.net;

import org.jspecify.annotations.NullMarked;
