/** Studies of generated tables, judged by what is true of them. */
@NullMarked
package ockham.benchmarks.worlds;

import org.jspecify.annotations.NullMarked;
