@NullMarked
package ockham.app.doctor;

import org.jspecify.annotations.NullMarked;
