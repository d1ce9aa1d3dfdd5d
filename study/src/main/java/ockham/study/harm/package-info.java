/** Stage 10a: where the chosen model does harm, and what it bears. */
@NullMarked
package ockham.study.harm;

import org.jspecify.annotations.NullMarked;
