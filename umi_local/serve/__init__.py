"""`umi serve`: the agent as an OpenAI-compatible chat endpoint.

```
socket -> http.Connection -> access.Access -> request.parse_chat -> gate.Gate -> service.Service -> deltas
service.Service -> handed.converse (tools of the client) or local.converse (tools of the server)
deltas -> replies -> one JSON object, or server-sent events
```

One process, one engine, one request at a time. The address is bound first; then the kernel takes the network away from
the process and all it starts (promise P1), so that nothing here can open a connection of its own.
"""
