/** Portable models in plain arrays: what every learner hands back, and what an archive stores. */
@NullMarked
package ockham.score.model;

import org.jspecify.annotations.NullMarked;
