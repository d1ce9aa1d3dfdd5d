/** From predictions to decisions in money, in any JVM from 17 on: expressions over a row's columns, and decision rules. */
@NullMarked
package ockham.score.decide;

import org.jspecify.annotations.NullMarked;
