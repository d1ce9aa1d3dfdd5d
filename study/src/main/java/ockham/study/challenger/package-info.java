/** Stage 6b: models that the user brings, asked on the same folds as the study's own. */
@NullMarked
package ockham.study.challenger;

import org.jspecify.annotations.NullMarked;
