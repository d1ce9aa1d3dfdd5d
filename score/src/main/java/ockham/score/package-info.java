/** Model archives, and scoring with them in any JVM from 17 on. Depends on the api alone. */
@NullMarked
package ockham.score;

import org.jspecify.annotations.NullMarked;
