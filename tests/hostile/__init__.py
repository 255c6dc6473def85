"""Files that mean harm, made when they are needed: broken, lying, bombs, and text that is code for someone later."""
