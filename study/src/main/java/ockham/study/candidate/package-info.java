/** Stage 5: sets up the ladder of candidates. */
@NullMarked
package ockham.study.candidate;

import org.jspecify.annotations.NullMarked;
