/** Stage 11: the finished record as files, page and terminal summary. */
@NullMarked
package ockham.study.report;

import org.jspecify.annotations.NullMarked;
