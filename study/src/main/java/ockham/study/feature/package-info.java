/** Stage 4: feature recipes, fitted on training rows only. */
@NullMarked
package ockham.study.feature;

import org.jspecify.annotations.NullMarked;
