/** Figures that docs/benchmarks.md prints, each from one command. */
@NullMarked
package ockham.benchmarks;

import org.jspecify.annotations.NullMarked;
