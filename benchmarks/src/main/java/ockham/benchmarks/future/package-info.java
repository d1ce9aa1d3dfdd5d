/** Studies of a sample, judged by the rest. */
@NullMarked
package ockham.benchmarks.future;

import org.jspecify.annotations.NullMarked;
