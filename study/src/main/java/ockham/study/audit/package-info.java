/** Stage 2: findings about quality and quantity, each with evidence and an action. */
@NullMarked
package ockham.study.audit;

import org.jspecify.annotations.NullMarked;
