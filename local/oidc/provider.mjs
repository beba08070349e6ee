// A real OpenID provider (oidc-provider) on loopback, for the local stack and the tests: node provider.mjs <port> <redirect URI> …
//
// Whoever comes may say who they are: subject, document number, name and counter are typed into a form. It says on its first line
// where it is. Its keys and sessions are gone when it ends.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [port, ...redirects] = process.argv.slice(2);
const people = new Map();

function key(kid, alg, type, options) {
  const { privateKey } = generateKeyPairSync(type, options);
  return { ...privateKey.export({ format: 'jwk' }), kid, alg, use: 'sig' };
}

const page = (uid) => `<!doctype html><html lang="zh"><meta charset="utf-8"><title>模拟省政务登录</title>
<h1>模拟省政务登录</h1><p>此处一切均为虚构。</p>
<form method="post" action="/interaction/${uid}">
<label>账号 <input name="sub" required></label> <label>身份证号 <input name="cert_no"></label>
<label>姓名 <input name="real_name"></label> <label>窗口（工作人员） <input name="counter_no"></label>
<button name="answer" value="yes">登录</button> <button name="answer" value="no" formnovalidate>取消</button></form>`;

async function form(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString()));
}

const server = createServer();
server.listen(Number(port), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: 'yinxin', alg: 'RS256' },
      { client_id: 'yinxin-es256', alg: 'ES256' },
      { client_id: 'yinxin-staff', alg: 'ES256' },
    ].map(({ client_id, alg }) => ({
      client_id,
      client_secret: 'a-secret-of-the-local-stack',
      redirect_uris: redirects,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      id_token_signed_response_alg: alg,
    })),
    jwks: {
      keys: [
        key('r1', 'RS256', 'rsa', { modulusLength: 2048 }),
        key('e1', 'ES256', 'ec', { namedCurve: 'P-256' }),
      ],
    },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    claims: { openid: ['sub'], profile: ['cert_type', 'cert_no', 'real_name'], staff: ['counter_no'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 300, Interaction: 600, Session: 3600, Grant: 3600 },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...people.get(accountId) }) }),
    async loadExistingGrant(ctx) {
      // Whoever signs in here agrees to what is told: nobody is asked twice.
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid profile staff');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  server.on('request', async (request, response) => {
    try {
      if (!request.url.startsWith('/interaction/')) return callback(request, response);
      const { uid } = await provider.interactionDetails(request, response);
      if (request.method !== 'POST') {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        return response.end(page(uid));
      }
      const { answer, sub, cert_no, real_name, counter_no } = await form(request);
      if (answer !== 'yes') {
        const result = { error: 'access_denied', error_description: 'the person said no' };
        return await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
      }
      const person = cert_no ? { cert_type: '111', cert_no, real_name } : {};
      people.set(sub, counter_no ? { ...person, counter_no } : person);
      return await provider.interactionFinished(request, response, { login: { accountId: sub } });
    } catch (error) {
      response.statusCode = 400;
      return response.end(String(error.message));
    }
  });
  console.log(issuer);
});
