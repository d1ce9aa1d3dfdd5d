/** Stage 8b: what a model costs to run. */
@NullMarked
package ockham.study.footprint;

import org.jspecify.annotations.NullMarked;
