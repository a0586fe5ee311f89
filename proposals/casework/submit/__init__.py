"""提: drafting, co-signing, collective proposals, intake and withdrawal."""
