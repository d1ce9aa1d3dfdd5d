/** Boosted trees by LightGBM and XGBoost. */
@NullMarked
package ockham.learners.boost;

import org.jspecify.annotations.NullMarked;
