/** Stage 8a: what a model looks at. */
@NullMarked
package ockham.study.explain;

import org.jspecify.annotations.NullMarked;
