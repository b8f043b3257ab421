import { createServer } from 'node:http';

/** The ceiling: Node's own server with a fixed answer and nothing behind it. */
const body = process.argv[2] ?? '{}';
const server = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
});
