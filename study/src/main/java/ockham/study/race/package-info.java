/** Stage 6: runs candidate x fold as trials in worker processes and keeps the evidence. */
@NullMarked
package ockham.study.race;

import org.jspecify.annotations.NullMarked;
