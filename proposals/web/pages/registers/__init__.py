"""名册: members, units, sectors, organisations and terms; files taken over whole or not at all."""
