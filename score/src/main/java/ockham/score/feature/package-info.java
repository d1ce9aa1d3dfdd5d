/** Feature steps as fitted: plain tables of names and numbers, stored as bundles, applied row by row. */
@NullMarked
package ockham.score.feature;

import org.jspecify.annotations.NullMarked;
