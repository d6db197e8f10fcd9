"""Studies, guidelines and protocols, by matter."""
