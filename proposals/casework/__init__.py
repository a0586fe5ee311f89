"""What is done: one file a station, one public function an act; it neither opens nor commits."""
