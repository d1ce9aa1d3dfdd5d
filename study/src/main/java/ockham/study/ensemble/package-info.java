/** Weighted means of finished candidates, chosen and judged on out-of-fold predictions. */
@NullMarked
package ockham.study.ensemble;

import org.jspecify.annotations.NullMarked;
