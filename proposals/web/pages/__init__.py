"""The pages: GET asks the desk and shows, POST does one act and goes elsewhere."""
