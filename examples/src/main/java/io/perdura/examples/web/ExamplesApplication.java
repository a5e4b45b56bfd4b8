package io.perdura.examples.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources of this archive, below its context root {@code /examples}. */
@ApplicationPath("/")
public class ExamplesApplication extends Application {}
