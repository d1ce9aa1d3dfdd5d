/** Glass-box additive models: boosted step functions of single columns, and tables of a few pairs. */
@NullMarked
package ockham.learners.additive;

import org.jspecify.annotations.NullMarked;
