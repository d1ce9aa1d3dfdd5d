/** Contracts that every learner passes, and generated worlds with known truth. */
@NullMarked
package ockham.testkit;

import org.jspecify.annotations.NullMarked;
