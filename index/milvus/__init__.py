"""The archive on Milvus: the same look-ups and changes as the local one, on a server that several machines feed."""
