// The peer of our sign-in: better-auth over SQLite in memory, answered by its own handler, its passwords hashed by argon2id
// with our parameters and a secret (docs/performance.md). It prints its address, and serves until it is ended.

import { createServer } from "node:http";
import { hash, verify } from "@node-rs/argon2";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { toNodeHandler } from "better-auth/node";
import { SqliteDialect } from "kysely";
import Database from "libsql";

const [email, password] = process.argv.slice(2);
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
const argon2 = { ...cost, secret: Buffer.alloc(32, 7) };

const server = createServer();
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}`;

const options = {
  baseURL: address,
  secret: "a-secret-of-the-bench-that-protects-nothing",
  database: { dialect: new SqliteDialect({ database: new Database(":memory:") }), type: "sqlite" },
  emailAndPassword: {
    enabled: true,
    password: {
      hash: (password) => hash(password, argon2),
      verify: ({ hash, password }) => verify(hash, password, argon2),
    },
  },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
};
await (await getMigrations(options)).runMigrations();
const auth = betterAuth(options);
await auth.api.signUpEmail({ body: { email, password, name: "Bench" } });

server.on("request", toNodeHandler(auth));
console.log(address);
