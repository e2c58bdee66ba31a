// A PouchDB server on LevelDB, as small as it can be: it says its port when it listens.
const express = require("express");
const PouchDB = require("pouchdb");
const folder = process.argv[2] + "/";
const served = PouchDB.defaults({ prefix: folder });
const app = express();
app.use("/", require("express-pouchdb")(served, { mode: "minimumForPouchDB", inMemoryConfig: true }));
const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.on("end", () => process.exit(0)).resume();
