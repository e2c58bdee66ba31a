// Puts orders into a local PouchDB and pushes them to a server; prints how long the push took, in nanoseconds.
const fs = require("fs");
const PouchDB = require("pouchdb");
const [folder, orders, address, size] = process.argv.slice(2);
(async () => {
  const local = new PouchDB(folder);
  const documents = fs.readFileSync(orders, "utf8").split("\n").map((line, n) => ({ _id: `o${n}`, entry: JSON.parse(line) }));
  await local.bulkDocs(documents);
  const start = process.hrtime.bigint();
  const done = await local.replicate.to(`${address}/orders`, { batch_size: Number(size) });
  const took = process.hrtime.bigint() - start;
  if (done.docs_written !== documents.length) throw new Error(`${done.docs_written} of ${documents.length} arrived`);
  console.log(String(took));
  await local.close();
})();
