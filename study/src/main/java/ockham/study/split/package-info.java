/** Stage 3: makes the folds once; every candidate gets the same. */
@NullMarked
package ockham.study.split;

import org.jspecify.annotations.NullMarked;
