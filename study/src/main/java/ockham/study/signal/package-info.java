/** Asks whether a table tells anything of its target: a permutation test with fits of its own. */
@NullMarked
package ockham.study.signal;

import org.jspecify.annotations.NullMarked;
