"""The battery boxes of the demonstration, what districts give for batteries, and the words around them."""
