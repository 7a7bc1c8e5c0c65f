/** The images that calls name: found before anything is reserved, and hosted for the service while a job runs. */
package io.github.api18mcp.input;
