package io.perdura.activity.metadata;

import io.perdura.common.metadata.Signature;
import java.lang.reflect.Method;

/**
 * One method of an activity interface.
 *
 * @param name the activity type
 * @param method the declaration that names it; accessible
 */
public record ActivityMethodModel(String name, Method method, Signature signature) {}
