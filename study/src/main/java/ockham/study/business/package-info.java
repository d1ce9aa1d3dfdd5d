/** The business case: what decisions are worth, as the user writes it. */
@NullMarked
package ockham.study.business;

import org.jspecify.annotations.NullMarked;
