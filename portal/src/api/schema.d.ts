// Made of docs/openapi.json by `npm run types`. Do not edit.
export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys that access tokens are verified with.
         * @description The public keys that access tokens are verified with. For anybody.
         */
        get: operations["well_known.jwks_json.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody says that their organisation, their mobile or their identity is occupied. They show their face next.
         * @description Somebody says that their organisation, their mobile or their identity is occupied. They show their face next. For anybody.
         */
        post: operations["appeals.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appeals/{appeal}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an appeal is, and what was decided, and why.
         * @description How far an appeal is, and what was decided, and why. For the browser that began the flow, by its secret.
         */
        get: operations["appeals.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appeals/{appeal}/filing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The appellant, whose face has passed, proves a mobile and files the appeal.
         * @description The appellant, whose face has passed, proves a mobile and files the appeal. For the browser that began the flow, by its secret.
         */
        post: operations["appeals.filing.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorisation-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An authorisation letter is written, to be printed, sealed and taken to a counter.
         * @description An authorisation letter is written, to be printed, sealed and taken to a counter. For anybody.
         */
        post: operations["authorisation_letters.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorisation-letters/{letter}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a letter says, masked, to be compared with the paper. `letter` is its digest.
         * @description What a letter says, masked, to be compared with the paper. `letter` is its digest. For anybody.
         */
        get: operations["authorisation_letters.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorisation-letters/{letter}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The letter as a PDF, for whoever wrote it. `letter` is its digest.
         * @description The letter as a PDF, for whoever wrote it. `letter` is its digest. For the browser that began the flow, by its secret.
         */
        get: operations["authorisation_letters.pdf.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a person may do a matter for an organisation now.
         * @description Whether a person may do a matter for an organisation now. For a business system, by its credential.
         */
        get: operations["authority.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bundles of matters that can be granted whole, each with its matters.
         * @description The bundles of matters that can be granted whole, each with its matters. For a signed-in member.
         */
        get: operations["bundles.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A list of the organisation's cases, the newest first. An agent sees those of matters that are granted to them, and those that they began.
         * @description A list of the organisation's cases, the newest first. An agent sees those of matters that are granted to them, and those that they began. For a signed-in member.
         */
        get: operations["cases.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One case with its history.
         * @description One case with its history. For a signed-in member.
         */
        get: operations["cases.get"];
        /**
         * A business system tells of a case: the same as often as it likes, and in any order. `case` is ours, or its own reference.
         * @description A business system tells of a case: the same as often as it likes, and in any order. `case` is ours, or its own reference. For a business system, by its credential.
         */
        put: operations["cases.put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/mandates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A member goes on with a case: where to go, and a fresh mandate.
         * @description A member goes on with a case: where to go, and a fresh mandate. For a signed-in member.
         */
        post: operations["cases.mandates.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A finished case is rated, once, by whoever began it or answers for the organisation.
         * @description A finished case is rated, once, by whoever began it or answers for the organisation. For a signed-in member.
         */
        post: operations["cases.rating.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/centre": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The home page of the organisation: counts, the newest cases, recommended and favourite matters, the caller's place.
         * @description The home page of the organisation: counts, the newest cases, recommended and favourite matters, the caller's place. For a signed-in member.
         */
        get: operations["centre.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A clerk opens a legal representative's or an administrator's account on three documents: its person is invited.
         * @description A clerk opens a legal representative's or an administrator's account on three documents: its person is invited. For a signed-in clerk.
         */
        post: operations["counter.accounts.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A clerk reads what was done at their counter, newest first, 50 at a time.
         * @description A clerk reads what was done at their counter, newest first, 50 at a time. For a signed-in clerk.
         */
        get: operations["counter.acts.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Appeals that wait for a clerk, masked, at most 20. That they were looked at is kept first, and counted.
         * @description Appeals that wait for a clerk, masked, at most 20. That they were looked at is kept first, and counted. For a signed-in clerk.
         */
        get: operations["counter.appeals.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter/appeals/{appeal}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A clerk upholds or dismisses an appeal, with a reason; what follows is done, and the appellant is told.
         * @description A clerk upholds or dismisses an appeal, with a reason; what follows is done, and the appellant is told. For a signed-in clerk.
         */
        post: operations["counter.appeals.decision.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A clerk takes a document, and is told where it is put.
         * @description A clerk takes a document, and is told where it is put. For a signed-in clerk.
         */
        post: operations["counter.documents.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter/organisations/{credit_code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A clerk looks at the places of an organisation's legal representative and administrator, masked. That they looked is kept first, and counted.
         * @description A clerk looks at the places of an organisation's legal representative and administrator, masked. That they looked is kept first, and counted. For a signed-in clerk.
         */
        get: operations["counter.organisations.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The counter's page signs in the clerk whom the staff's provider named.
         * @description The counter's page signs in the clerk whom the staff's provider named. For anybody.
         */
        post: operations["counter.sessions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A clerk sees who they are, and when their session ends; that is no use of it.
         * @description A clerk sees who they are, and when their session ends; that is no use of it. For a signed-in clerk.
         */
        get: operations["counter.sessions.current.get"];
        put?: never;
        post?: never;
        /**
         * A clerk signs out: the session ends at once.
         * @description A clerk signs out: the session ends at once. For a signed-in clerk.
         */
        delete: operations["counter.sessions.current.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter/sso/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The staff's provider sends the browser back, which is sent on to the counter's page: `#sso=…&code=…`, or `#sso_error=…`.
         * @description The staff's provider sends the browser back, which is sent on to the counter's page: `#sso=…&code=…`, or `#sso_error=…`. For anybody.
         */
        get: operations["counter.sso.callback.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter/sso/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A clerk's browser is sent to the staff's provider; when that cannot be asked, to the counter's page: `#sso_error=…`.
         * @description A clerk's browser is sent to the staff's provider; when that cannot be asked, to the counter's page: `#sso_error=…`. For anybody.
         */
        get: operations["counter.sso.start.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter/unmaskings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A clerk has a value shown whole, for a reason that is kept first.
         * @description A clerk has a value shown whole, for a reason that is kept first. For a signed-in clerk.
         */
        post: operations["counter.unmaskings.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/face-callbacks/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A face provider says whose face was shown.
         * @description A face provider says whose face was shown. For a provider, by its signature.
         */
        post: operations["face_callbacks.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/face-verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A page whose flow awaits a face wants it shown to Alipay. Asked again, the attempt under way stays.
         * @description A page whose flow awaits a face wants it shown to Alipay. Asked again, the attempt under way stays. For the browser that began the flow, by its secret.
         */
        post: operations["face_verifications.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/face-verifications/{flow}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The page asks what came of it, every few seconds; Alipay is asked, and the flow goes on once the face has passed.
         * @description The page asks what came of it, every few seconds; Alipay is asked, and the flow goes on once the face has passed. For the browser that began the flow, by its secret.
         */
        post: operations["face_verifications.result.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a page must know before anybody has signed in: texts to agree to, ways to sign in, rules of passwords, counters. It may be kept for five minutes.
         * @description What a page must know before anybody has signed in: texts to agree to, ways to sign in, rules of passwords, counters. It may be kept for five minutes. For anybody.
         */
        get: operations["hall.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The invitation that the link in an SMS opens: the secret of the link is the bearer token.
         * @description The invitation that the link in an SMS opens: the secret of the link is the bearer token. For the browser that began the flow, by its secret.
         */
        get: operations["invitation.get"];
        put?: never;
        /**
         * Whoever has the link in the SMS accepts and sets the password of the place, or declines.
         * @description Whoever has the link in the SMS accepts and sets the password of the place, or declines. For the browser that began the flow, by its secret.
         */
        post: operations["invitation.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{invitation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An invitation, told to whom it is for.
         * @description An invitation, told to whom it is for. For the invited person: by the secret of the link, or signed in.
         */
        get: operations["invitations.get"];
        put?: never;
        /**
         * The invited person accepts and sets the password of the place, or declines.
         * @description The invited person accepts and sets the password of the place, or declines. For the invited person: by the secret of the link, or signed in.
         */
        post: operations["invitations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/legacy-halls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The older halls whose accounts can be upgraded, and the notice to be read first.
         * @description The older halls whose accounts can be upgraded, and the notice to be read first. For anybody.
         */
        get: operations["legacy_halls.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licence-callbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The app of the electronic business licence says whose licence was shown to a code.
         * @description The app of the electronic business licence says whose licence was shown to a code. For a provider, by its signature.
         */
        post: operations["licence_callbacks.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licence-sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A page opens a QR code that an electronic business licence is to be shown to.
         * @description A page opens a QR code that an electronic business licence is to be shown to. For anybody.
         */
        post: operations["licence_sign_ins.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licence-sign-ins/{licence_sign_in}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The page asks how its QR code stands, and is signed in once a licence was shown to it.
         * @description The page asks how its QR code stands, and is signed in once a licence was shown to it. For the browser that began the flow, by its secret.
         */
        get: operations["licence_sign_ins.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/matters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A member looks for matters: all, of a category, or by a text that a name, its initials in pinyin, a category or a code has.
         * @description A member looks for matters: all, of a category, or by a text that a name, its initials in pinyin, a category or a code has. For a signed-in member.
         */
        get: operations["matters.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/matters/recommended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is recommended to the organisation: for its kind, allowed, not in progress, most used by its peers first.
         * @description What is recommended to the organisation: for its kind, allowed, not in progress, most used by its peers first. For a signed-in member.
         */
        get: operations["matters.recommended.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/matters/{matter}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One matter; and, to whoever may not do it, who could let them.
         * @description One matter; and, to whoever may not do it, who could let them. For a signed-in member.
         */
        get: operations["matters.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/matters/{matter}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A member begins a matter: a case, where to go, and the mandate that the business system there verifies.
         * @description A member begins a matter: a case, where to go, and the mandate that the business system there verifies. For a signed-in member.
         */
        post: operations["matters.cases.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/matters/{matter}/favourite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * A member keeps a matter at hand.
         * @description A member keeps a matter at hand. For a signed-in member.
         */
        put: operations["matters.favourite.put"];
        post?: never;
        /**
         * A member keeps a matter at hand no more.
         * @description A member keeps a matter at hand no more. For a signed-in member.
         */
        delete: operations["matters.favourite.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whoever is signed in sees who they are here, masked, every organisation that names them, and when their session ends.
         * @description Whoever is signed in sees who they are here, masked, every organisation that names them, and when their session ends. For anybody who is signed in, for an organisation or for themselves.
         */
        get: operations["me.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/organisations/{organisation}/not-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person says 「不是我」 of the place an organisation gave them: it is suspended at once.
         * @description A person says 「不是我」 of the place an organisation gave them: it is suspended at once. For a signed-in person.
         */
        post: operations["me.organisations.not_me.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/organisations/{organisation}/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whoever is signed in goes into a place of theirs without typing. They show the refresh token of the session they come from, which is not used up.
         * @description Whoever is signed in goes into a place of theirs without typing. They show the refresh token of the session they come from, which is not used up. For anybody who is signed in, for an organisation or for themselves.
         */
        post: operations["me.organisations.session.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mobile-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whoever proved lately who they are begins to change the mobile of their place, or their own.
         * @description Whoever proved lately who they are begins to change the mobile of their place, or their own. For anybody who is signed in, for an organisation or for themselves.
         */
        post: operations["mobile_changes.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mobile-changes/{change}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whoever began it asks how far the change of their mobile is.
         * @description Whoever began it asks how far the change of their mobile is. For anybody who is signed in, for an organisation or for themselves.
         */
        get: operations["mobile_changes.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mobile-changes/{change}/mobile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whoever began it has proven the new mobile, and has it from now on.
         * @description Whoever began it has proven the new mobile, and has it from now on. For anybody who is signed in, for an organisation or for themselves.
         */
        post: operations["mobile_changes.mobile.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisation/administrator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * A registered person is invited to be the administrator.
         * @description A registered person is invited to be the administrator. For a signed-in member.
         */
        put: operations["organisation.administrator.put"];
        post?: never;
        /**
         * The administrator is removed, or their invitation cancelled.
         * @description The administrator is removed, or their invitation cancelled. For a signed-in member.
         */
        delete: operations["organisation.administrator.delete"];
        options?: never;
        head?: never;
        /**
         * The administrator's period or mobile is changed.
         * @description The administrator's period or mobile is changed. For a signed-in member.
         */
        patch: operations["organisation.administrator.change"];
        trace?: never;
    };
    "/v1/organisation/administrator/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new legal representative confirms the administrator who was there before them.
         * @description A new legal representative confirms the administrator who was there before them. For a signed-in member.
         */
        post: operations["organisation.administrator.confirmation.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisation/administrator/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The administrator's invitation is sent again, and the link before dies.
         * @description The administrator's invitation is sent again, and the link before dies. For a signed-in member.
         */
        post: operations["organisation.administrator.invitation.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisation/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has a place in the organisation, or is invited.
         * @description Who has a place in the organisation, or is invited. For a signed-in member.
         */
        get: operations["organisation.agents.list"];
        put?: never;
        /**
         * A registered person is invited to be an agent.
         * @description A registered person is invited to be an agent. For a signed-in member.
         */
        post: operations["organisation.agents.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisation/agents/{membership}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * An agent is removed, or their invitation cancelled.
         * @description An agent is removed, or their invitation cancelled. For a signed-in member.
         */
        delete: operations["organisation.agents.delete"];
        options?: never;
        head?: never;
        /**
         * An agent's period or mobile is changed.
         * @description An agent's period or mobile is changed. For a signed-in member.
         */
        patch: operations["organisation.agents.change"];
        trace?: never;
    };
    "/v1/organisation/agents/{membership}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new legal representative confirms an agent who was there before them.
         * @description A new legal representative confirms an agent who was there before them. For a signed-in member.
         */
        post: operations["organisation.agents.confirmation.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisation/agents/{membership}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * What an agent may do is replaced as a whole, by whoever read the revision it replaces.
         * @description What an agent may do is replaced as a whole, by whoever read the revision it replaces. For a signed-in member.
         */
        put: operations["organisation.agents.grants.put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisation/agents/{membership}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An agent's invitation is sent again, and the link before dies.
         * @description An agent's invitation is sent again, and the link before dies. For a signed-in member.
         */
        post: operations["organisation.agents.invitation.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisation/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was changed in the organisation, newest first, a page at a time.
         * @description What was changed in the organisation, newest first, a page at a time. For a signed-in member.
         */
        get: operations["organisation.audit.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisation/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything about the people of the organisation, unmasked, to take out.
         * @description Everything about the people of the organisation, unmasked, to take out. For a signed-in member.
         */
        get: operations["organisation.export.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * A member sets another password for their place; every session of it ends, this one too.
         * @description A member sets another password for their place; every session of it ends, this one too. For a signed-in member.
         */
        put: operations["password.put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody forgot the password of their place. The answer is the same whether or not there is one.
         * @description Somebody forgot the password of their place. The answer is the same whether or not there is one. For anybody.
         */
        post: operations["password_resets.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/{reset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a password reset is.
         * @description How far a password reset is. For the browser that began the flow, by its secret.
         */
        get: operations["password_resets.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/{reset}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whoever proved that the place is theirs, by face or, as an agent, by SMS code, sets its password.
         * @description Whoever proved that the place is theirs, by face or, as an agent, by SMS code, sets its password. For the browser that began the flow, by its secret.
         */
        post: operations["password_resets.account.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/person-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * A person sets another password for their own account; every session of their own ends.
         * @description A person sets another password for their own account; every session of their own ends. For a signed-in person.
         */
        put: operations["person_password.put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/person-password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person forgot their own password. The answer is the same whether or not there is such a person.
         * @description A person forgot their own password. The answer is the same whether or not there is such a person. For anybody.
         */
        post: operations["person_password_resets.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/person-password-resets/{reset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a reset of a person's own password is.
         * @description How far a reset of a person's own password is. For the browser that began the flow, by its secret.
         */
        get: operations["person_password_resets.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/person-password-resets/{reset}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person who proved by their face that the account is theirs sets its password.
         * @description A person who proved by their face that the account is theirs sets its password. For the browser that began the flow, by its secret.
         */
        post: operations["person_password_resets.account.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/person-registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody begins to register as a person.
         * @description Somebody begins to register as a person. For anybody.
         */
        post: operations["person_registrations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/person-registrations/{registration}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a person's registration is.
         * @description How far a person's registration is. For the browser that began the flow, by its secret.
         */
        get: operations["person_registrations.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/person-registrations/{registration}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person proves a mobile and sets a password.
         * @description A person proves a mobile and sets a password. For the browser that began the flow, by its secret.
         */
        post: operations["person_registrations.account.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/person-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person signs in for themselves with a password.
         * @description A person signs in for themselves with a password. For anybody.
         */
        post: operations["person_sessions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/person-sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person's own session goes on, as a member's does; its browser has another cookie.
         * @description A person's own session goes on, as a member's does; its browser has another cookie. For anybody.
         */
        post: operations["person_sessions.refresh.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/qr-approvals/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The person who scanned a QR code approves or denies it.
         * @description The person who scanned a QR code approves or denies it. For a signed-in person.
         */
        post: operations["qr_approvals.decision.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/qr-approvals/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person scans a QR code in the APP, and sees what it would sign in.
         * @description A person scans a QR code in the APP, and sees what it would sign in. For a signed-in person.
         */
        post: operations["qr_approvals.scan.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/qr-sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A page opens a QR code to be signed in with.
         * @description A page opens a QR code to be signed in with. For anybody.
         */
        post: operations["qr_sign_ins.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/qr-sign-ins/{qr_sign_in}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The page asks how its QR code stands, and is signed in once it is approved.
         * @description The page asks how its QR code stands, and is signed in once it is approved. For the browser that began the flow, by its secret.
         */
        get: operations["qr_sign_ins.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A legal representative begins to register their organisation.
         * @description A legal representative begins to register their organisation. For anybody.
         */
        post: operations["registrations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrations/{registration}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an organisation's registration is.
         * @description How far an organisation's registration is. For the browser that began the flow, by its secret.
         */
        get: operations["registrations.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrations/{registration}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The legal representative proves a mobile and sets a password: the organisation comes into being.
         * @description The legal representative proves a mobile and sets a password: the organisation comes into being. For the browser that began the flow, by its secret.
         */
        post: operations["registrations.account.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/revocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was revoked within the life of a mandate, signed: a JWT of type `revocations+jwt`, good for 60 s.
         * @description What was revoked within the life of a mandate, signed: a JWT of type `revocations+jwt`, good for 60 s. For anybody.
         */
        get: operations["revocations.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session-proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whoever is signed in asks to prove again who they are by their face.
         * @description Whoever is signed in asks to prove again who they are by their face. For anybody who is signed in, for an organisation or for themselves.
         */
        post: operations["session_proofs.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session-proofs/{proof}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The page that waits asks how far a proof by face is.
         * @description The page that waits asks how far a proof by face is. For the browser that began the flow, by its secret.
         */
        get: operations["session_proofs.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sessions of whoever asks.
         * @description The sessions of whoever asks. For anybody who is signed in, for an organisation or for themselves.
         */
        get: operations["sessions.list"];
        put?: never;
        /**
         * A member signs in with a password.
         * @description A member signs in with a password. For anybody.
         */
        post: operations["sessions.create"];
        /**
         * Whoever asks ends all of their sessions.
         * @description Whoever asks ends all of their sessions. For anybody who is signed in, for an organisation or for themselves.
         */
        delete: operations["sessions.delete_all"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whoever is signed in proves again who they are, by password or by a face that has passed; the reply has an access token that says so.
         * @description Whoever is signed in proves again who they are, by password or by a face that has passed; the reply has an access token that says so. For anybody who is signed in, for an organisation or for themselves.
         */
        post: operations["sessions.current.proof.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A session goes on: its refresh token gives another. Asked again within 30 s, before that other was used, it gives one more: so a lost reply ends nothing.
         * @description A session goes on: its refresh token gives another. Asked again within 30 s, before that other was used, it gives one more: so a lost reply ends nothing. For anybody.
         */
        post: operations["sessions.refresh.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Whoever asks ends one of their sessions.
         * @description Whoever asks ends one of their sessions. For anybody who is signed in, for an organisation or for themselves.
         */
        delete: operations["sessions.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sms-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A code is sent to the mobile that a registration is to have.
         * @description A code is sent to the mobile that a registration is to have. For the browser that began the flow, by its secret.
         */
        post: operations["sms_codes.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sms-codes/{sms_code}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody answers the code.
         * @description Somebody answers the code. For the browser that began the flow, by its secret.
         */
        post: operations["sms_codes.verification.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The provider sends the browser back, which is sent on to the portal: `#sso=…&code=…`, or `#sso_error=…`.
         * @description The provider sends the browser back, which is sent on to the portal: `#sso=…&code=…`, or `#sso_error=…`. For anybody.
         */
        get: operations["sso.callback.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso/{provider}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A signed-in person links the account that a page signed on with to themselves, once.
         * @description A signed-in person links the account that a page signed on with to themselves, once. For a signed-in person.
         */
        post: operations["sso.link.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso/{provider}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The page fetches what came of its browser's sign-on.
         * @description The page fetches what came of its browser's sign-on. For anybody.
         */
        post: operations["sso.result.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso/{provider}/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The page chooses for which organisation, and is signed in.
         * @description The page chooses for which organisation, and is signed in. For the browser that began the flow, by its secret.
         */
        post: operations["sso.session.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso/{provider}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A browser is sent to the provider; when that cannot be asked, to the portal: `#sso_error=…`.
         * @description A browser is sent to the provider; when that cannot be asked, to the portal: `#sso_error=…`. For anybody.
         */
        get: operations["sso.start.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/successions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new legal representative begins to take their registered organisation over.
         * @description A new legal representative begins to take their registered organisation over. For anybody.
         */
        post: operations["successions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/successions/{succession}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a change of legal representative is.
         * @description How far a change of legal representative is. For the browser that began the flow, by its secret.
         */
        get: operations["successions.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/successions/{succession}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The new legal representative proves a mobile and sets a password: the organisation is theirs, and everybody else's place waits for them.
         * @description The new legal representative proves a mobile and sets a password: the organisation is theirs, and everybody else's place waits for them. For the browser that began the flow, by its secret.
         */
        post: operations["successions.account.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upgrades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody gives the user name and password of an account of an older hall. What it is of is told masked.
         * @description Somebody gives the user name and password of an account of an older hall. What it is of is told masked. For anybody.
         */
        post: operations["upgrades.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upgrades/{upgrade}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an upgrade is, and of what it is, masked.
         * @description How far an upgrade is, and of what it is, masked. For the browser that began the flow, by its secret.
         */
        get: operations["upgrades.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upgrades/{upgrade}/administrator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A registered person is named as the administrator: the organisation comes into being, and they are invited.
         * @description A registered person is named as the administrator: the organisation comes into being, and they are invited. For the browser that began the flow, by its secret.
         */
        post: operations["upgrades.administrator.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upgrades/{upgrade}/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Organisation and legal representative are typed in full. It may be done again, should the page go back.
         * @description Organisation and legal representative are typed in full. It may be done again, should the page go back. For the browser that began the flow, by its secret.
         */
        put: operations["upgrades.organisation.put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The account's particulars (填写账户信息). */
        Account: {
            /**
             * @description 移动电话, as verified.
             * @example 13800000001
             * @example +86 138 0000 0001
             */
            mobile: string;
            /**
             * Format: password
             * @description 密码: 8 to 20 characters, at least three of digits, lower case, upper case, others.
             */
            password: string;
            /**
             * Format: password
             * @description 确认密码.
             */
            password_confirmation: string;
            /** @description The SMS code that proved the mobile: `sms_…`. */
            sms_code: string;
        };
        /** @description An account that was opened: its person is sent a link by SMS, proves their mobile and sets a password. */
        AccountOpened: {
            /**
             * @description 单位编号, where the organisation came into being by it.
             * @example 10000000
             */
            number?: string | null;
            /** @description In which organisation: `org_…`. */
            organisation: string;
            /** @description The place that waits. */
            place: components["schemas"]["PlaceAtCounter"];
        };
        /**
         * @description The account is upgraded. Nobody is a member yet: the administrator, and the legal representative if they are
         *     registered as a person, are invited by SMS.
         */
        AccountUpgraded: {
            /**
             * Format: date-time
             * @description Until when the administrator may accept. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            invitation_expires_at: string;
            /** @description The administrator's place in it: `mem_…`. */
            membership: string;
            /** @description The account: `org_…`. */
            organisation: string;
            /**
             * @description 单位编号: 8 digits.
             * @example 10000000
             */
            organisation_number: string;
            /**
             * @description Always `invited`: the password is of use once the administrator has accepted.
             * @constant
             */
            place: "invited";
            /**
             * @description Always `administrator`.
             * @constant
             */
            role: "administrator";
            /**
             * @description Always `complete`.
             * @constant
             */
            step: "complete";
            /** @description The upgrade: `upg_…`. */
            upgrade: string;
        };
        /** @description The registration got on. */
        Admitted: {
            /**
             * @description Always `passed`; anything else is a problem.
             * @constant
             */
            outcome: "passed";
            /** @description Which: `reg_…`. */
            registration: string;
        };
        /** @description A text that was accepted. */
        AgreementAccepted: {
            /** @description SHA-256 of the text that was shown, in lower-case hexadecimal. */
            sha256: string;
            /** @description Which version. */
            version: string;
        };
        /** @description An invitation is answered. */
        AnswerInvitation: {
            /**
             * @description `accept` or `decline`.
             * @enum {string}
             */
            decision: "accept" | "decline";
            /**
             * Format: password
             * @description 密码, of this place; when accepting.
             */
            password?: string | null;
            /**
             * Format: password
             * @description 确认密码.
             */
            password_confirmation?: string | null;
            /** @description The SMS code that proved one's own registered mobile, `sms_…`; by the link only, not in the APP. */
            sms_code?: string | null;
        };
        /** @description What an answer came to. */
        Answered: {
            /** @description The place, when accepted. */
            member?: components["schemas"]["Member"] | null;
            /**
             * @description `accepted` or `declined`.
             * @enum {string}
             */
            outcome: "accepted" | "declined";
        };
        /** @description An appeal that was begun. Its secrets are told this once. */
        AppealBegun: {
            /** @description The appeal: `apl_…`. */
            appeal: string;
            /**
             * Format: date-time
             * @description Until when the face must have passed: 600 s from now. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /**
             * Format: uri
             * @description What the QR code holds. It carries another secret than `token`.
             */
            qr: string;
            /**
             * @description The browser's secret: send it as `Authorization: Bearer` with every later step, and keep it: what is decided is told
             *     to whoever holds it.
             */
            token: string;
        };
        /** @description It is decided, and what follows from that is done. */
        AppealDecided: {
            /** @description The appeal: `apl_…`. */
            appeal: string;
            /** @description `upheld` or `dismissed`. */
            decision: components["schemas"]["AppealDecision"];
        };
        /** @enum {string} */
        AppealDecision: "upheld" | "dismissed";
        /** @description It is filed. */
        AppealFiled: {
            /** @description The appeal: `apl_…`. */
            appeal: string;
            /**
             * @description Always `filed`: a clerk decides, and the mobile is told.
             * @constant
             */
            step: "filed";
        };
        /** @description How far an appeal is. */
        AppealStatus: {
            /** @description The appeal: `apl_…`. */
            appeal: string;
            /**
             * Format: date-time
             * @description When this step is out of time; not there once it is filed. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at?: string | null;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply.
             */
            expires_in_s?: number | null;
            /** @description Why the last face was refused, if one was, as of a registration. */
            face_refusal?: components["schemas"]["FaceRefusalReason"] | null;
            /** @description Why it was decided so. */
            reason?: string | null;
            /** @description `awaiting_face`, `awaiting_account` (a mobile to prove, and to file), `filed`, `upheld` or `dismissed`. */
            step: components["schemas"]["AppealStep"];
        };
        /** @enum {string} */
        AppealStep: "awaiting_face" | "awaiting_account" | "filed" | "upheld" | "dismissed";
        /** @enum {string} */
        AppealSubject: "organisation" | "mobile" | "identity";
        /** @description An appeal that waits, as a clerk sees it: masked. */
        AppealWaiting: {
            /** @description What is occupied: `organisation`, `mobile` or `identity`. */
            about: components["schemas"]["AppealSubject"];
            /** @description The appeal: `apl_…`. */
            appeal: string;
            /**
             * @description 统一社会信用代码, of an organisation.
             * @example 91320282MABH50QB50
             */
            credit_code?: string | null;
            /**
             * Format: date-time
             * @description When it was filed. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            filed_at: string;
            /**
             * @description 证件号码, masked.
             * @example **************007X
             */
            id_number: string;
            /** @description 证件类型. */
            id_type: components["schemas"]["DocumentKindName"];
            /** @description Whether they are registered as a person. */
            is_registered: boolean;
            /**
             * @description 移动电话 that they have proven, masked.
             * @example 138****0001
             */
            mobile: string;
            /**
             * @description 姓名 of the appellant, masked.
             * @example 贾**
             */
            name: string;
            /** @description Why it is theirs. */
            statement: string;
        };
        /** @description Appeals that wait. */
        AppealsWaiting: {
            /** @description At most 20. */
            appeals: components["schemas"]["AppealWaiting"][];
            /** @description What `after` is for the next page; not there on the last. */
            next_after?: string | null;
        };
        /** @description A flow that awaits a face, which is to be shown to a provider that is asked. */
        AskFace: {
            /** @description The registration `reg_…` or password reset `rst_…`. */
            flow: string;
            /** @description Whose face will be shown: for a password reset, which names nobody, and only there. */
            identity?: components["schemas"]["Identity"] | null;
            /**
             * @description `alipay`. The APP is not asked: it scans the flow's own QR code.
             * @constant
             */
            provider: "alipay";
        };
        /** @description A page of audit records, newest first. */
        AuditPage: {
            /**
             * Format: uint64
             * @description What `before` is for the next page; not there on the last.
             */
            next_before?: number | null;
            /** @description At most 50. */
            records: components["schemas"]["AuditRecord"][];
        };
        /** @description One committed change of the organisation. */
        AuditRecord: {
            /** @description Who: `per_…`, or `clk_…@<counter>` where it was done at a counter. */
            actor: string;
            /**
             * Format: date-time
             * @description When. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            at: string;
            /** @description The place before and after. Documents, names and mobiles are kept and not told here. */
            content: unknown;
            /** @description SHA-256 over this record and the hash of the one before, in lower-case hexadecimal. */
            hash: string;
            /**
             * Format: uint64
             * @description The version it made; versions have no gap.
             */
            version: number;
            /** @description What, dotted and past: `member.invited`. */
            what: string;
        };
        /** @enum {string} */
        AuthenticationMethod: "pwd" | "qr" | "face" | "sso" | "licence";
        /** @description The answer: a no is an answer too. */
        Authority: {
            /** @description Whether they may. */
            allowed: boolean;
            /** @description The grant it rests on: `gra_…`. */
            grant?: string | null;
            /** @description The place it rests on: `mem_…`. */
            membership?: string | null;
            /**
             * @description By what (`legal_representative`, `administrator`, `grant`), or why not (`not_a_member`, `not_accepted`,
             *     `suspended`, `before_period`, `after_period`, `not_granted`, `before_grant`, `after_grant`).
             */
            reason: components["schemas"]["AuthorityReason"];
            /** @description As what they have that place. */
            role?: components["schemas"]["RoleName"] | null;
            /**
             * Format: date-time
             * @description Until when, as things stand. RFC 3339. None: no end is known.
             * @example 2026-12-01T09:30:00Z
             */
            until?: string | null;
        };
        /** @enum {string} */
        AuthorityReason: "legal_representative" | "administrator" | "grant" | "not_a_member" | "not_accepted" | "suspended" | "unconfirmed" | "in_custody" | "before_period" | "after_period" | "not_granted" | "before_grant" | "after_grant" | "not_for_agents";
        /** @description A matter is begun. */
        BeginMatter: {
            /**
             * @description What the page calls this beginning: 8 to 64 letters, digits, hyphens and underscores, drawn at random, and the same
             *     when the same click is sent again, which then begins nothing anew.
             */
            attempt: string;
        };
        /** @description A registration that was begun. Its secrets are told this once. */
        Begun: {
            /**
             * Format: date-time
             * @description Until when the face must have passed: 600 s from now. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /**
             * Format: uri
             * @description What the QR code holds. It carries another secret than `token`.
             */
            qr: string;
            /** @description The registration: `reg_…`. */
            registration: string;
            /** @description The browser's secret: send it as `Authorization: Bearer` with every later step. */
            token: string;
        };
        /** @description A bundle. Whoever is granted it may do every matter that is in it when it is asked. */
        BundleTold: {
            /** @description Its code, which grants name. */
            code: string;
            /** @description What is in it, of the matters there are. */
            matters: components["schemas"]["MatterInBundle"][];
            /** @description What it is called. */
            name: string;
        };
        /** @description The bundles that can be granted. */
        BundlesTold: {
            /** @description All of them. */
            bundles: components["schemas"]["BundleTold"][];
        };
        /** @description A face was shown. */
        Callback: {
            /** @description Whose face it is; needed when it passed. */
            identity?: components["schemas"]["Identity"] | null;
            /** @description The registration the QR code named. */
            registration: string;
            /**
             * @description `passed` or `failed`.
             * @enum {string}
             */
            result: "passed" | "failed";
            /** @description The secret the QR code carried. */
            scan_secret: string;
        };
        /** @description A case, in short. */
        Case: {
            /**
             * Format: date-time
             * @description When it was begun. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            begun_at: string;
            /** @description The case: `cas_…`. */
            case: string;
            /** @description The matter's code. */
            matter: string;
            /**
             * Format: uint8
             * @description How it was rated, 1 to 5.
             */
            score?: number | null;
            /** @description `in_progress` or `finished`. */
            status: components["schemas"]["CaseStatus"];
            /** @description What happens now. */
            step: string;
            /** @description What it is called. */
            title: string;
            /** @description Whether it waits to be rated. */
            to_be_rated: boolean;
            /**
             * Format: date-time
             * @description When that step happened: of a finished one, when it was finished. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            updated_at: string;
        };
        /** @description How many cases the caller sees on each list. */
        CaseCounts: {
            /**
             * Format: uint64
             * @description 已办结, rated or not.
             */
            finished: number;
            /**
             * Format: uint64
             * @description 办理中.
             */
            in_progress: number;
            /**
             * Format: uint64
             * @description 待评价: of the finished, those that nobody has rated.
             */
            to_be_rated: number;
        };
        /** @description One case. */
        CaseDetail: {
            /**
             * Format: date-time
             * @description When it was begun. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            begun_at: string;
            /** @description The case: `cas_…`. */
            case: string;
            /** @description What was said beside the score. */
            comment?: string | null;
            /** @description What happened to it, the latest first: at most 50. */
            events: components["schemas"]["Event"][];
            /** @description The matter's code. */
            matter: string;
            /**
             * Format: uint8
             * @description How it was rated, 1 to 5.
             */
            score?: number | null;
            /** @description `in_progress` or `finished`. */
            status: components["schemas"]["CaseStatus"];
            /** @description What happens now. */
            step: string;
            /** @description What it is called. */
            title: string;
            /** @description Whether it waits to be rated. */
            to_be_rated: boolean;
            /**
             * Format: date-time
             * @description When that step happened: of a finished one, when it was finished. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            updated_at: string;
        };
        /** @enum {string} */
        CaseListName: "in_progress" | "finished" | "to_be_rated";
        /** @enum {string} */
        CaseStatus: "in_progress" | "finished";
        /** @description It is taken. */
        CaseUpdated: {
            /** @description Whether the case is now what this update says; not when a later event is known. */
            applied: boolean;
            /** @description The case: `cas_…`. */
            case: string;
        };
        /** @description A page of a list of cases. */
        CasesListed: {
            /** @description At most 20: in progress the newest begun first, else the newest finished. */
            cases: components["schemas"]["Case"][];
            /** @description How many there are on each list. */
            counts: components["schemas"]["CaseCounts"];
            /** @description What `after` is for the next page; not there on the last. */
            next_after?: string | null;
        };
        /** @description The home page. */
        Centre: {
            /** @description 办件信息: how many cases there are. */
            counts: components["schemas"]["CaseCounts"];
            /** @description 收藏: at most 50. */
            favourites: components["schemas"]["Matter"][];
            /** @description The newest begun, at most 5. */
            newest: components["schemas"]["Case"][];
            /** @description Whose it is. */
            organisation: components["schemas"]["OfOrganisation"];
            /** @description The caller. */
            own: components["schemas"]["OwnPlace"];
            /** @description 推荐: at most 8. */
            recommended: components["schemas"]["Matter"][];
            /** @description When the session ends. */
            session: components["schemas"]["SessionTimes"];
        };
        /** @description A place is changed: its period, its mobile, or both. What is left out stays as it is. */
        ChangeMember: {
            /**
             * @description 移动电话: the person's own, as they have proven it.
             * @example 13800000001
             * @example +86 138 0000 0001
             */
            mobile?: string | null;
            /** @description When they may act from now on. */
            period?: components["schemas"]["PeriodChange"] | null;
        };
        /** @description The new mobile, and the SMS code that proved it. */
        ChangeMobile: {
            /**
             * @description 移动电话, as verified.
             * @example 13800000001
             * @example +86 138 0000 0001
             */
            mobile: string;
            /** @description The SMS code, verified for this change: `sms_…`. */
            sms_code: string;
        };
        /** @description Another password. */
        ChangePassword: {
            /**
             * Format: password
             * @description The present password.
             */
            current: string;
            /**
             * Format: password
             * @description 密码: 8 to 20 characters, at least three of digits, lower case, upper case, others.
             */
            password: string;
            /**
             * Format: password
             * @description 确认密码.
             */
            password_confirmation: string;
        };
        /** @description The page chooses for which organisation. */
        ChooseSso: {
            /** @description For which organisation: `org_…`. */
            organisation: string;
            /** @description Which sign-on: `sso_…`. */
            sign_on: string;
        };
        /** @description A clerk's session, as they see it. */
        ClerkSessionTold: {
            /** @description Which clerk: `clk_…`. */
            clerk: string;
            /** @description At which counter. */
            counter: string;
            /**
             * Format: date-time
             * @description When it ends in any case. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            ends_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then.
             */
            ends_in_s: number;
            /**
             * Format: date-time
             * @description When it ends unless it is used; asking this is no use of it. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            idle_ends_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply.
             */
            idle_ends_in_s: number;
            /** @description The session: `ses_…`. */
            session: string;
        };
        /** @description A clerk's session that began. */
        ClerkSignedIn: {
            /** @description A JWT of its own type, for `Authorization: Bearer` of the counter's routes and no others. Told this once. */
            access_token: string;
            /** @description Which clerk: `clk_…`. */
            clerk: string;
            /** @description At which counter. */
            counter: string;
            /**
             * Format: date-time
             * @description Until when it is good, if it is used: the end of a working day. Unused it ends after 30 minutes. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            ends_at: string;
            /** @description The session: `ses_…`. */
            session: string;
            /**
             * @description `Bearer`.
             * @constant
             */
            token_type: "Bearer";
        };
        /** @description Organisation and legal representative, typed in full. */
        ConfirmOrganisation: {
            /** @description 法定代表人. */
            legal_representative: components["schemas"]["Identity"];
            /**
             * @description 单位全称.
             * @example 宜兴市样例有限公司
             */
            name: string;
        };
        /** @description Something that a clerk did. */
        CounterActTold: {
            /** @description Its name: `act_…`. */
            act: string;
            /**
             * Format: date-time
             * @description When. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            at: string;
            /** @description Who: `clk_…`. */
            clerk: string;
            /** @description Of what: ids, codes, digests, and the reasons that were given. */
            content: {
                [key: string]: string;
            };
            /** @description What, dotted and past: `account.opened`. */
            what: string;
        };
        /** @description What was done at the counter, newest first. */
        CounterActs: {
            /** @description The acts. */
            acts: components["schemas"]["CounterActTold"][];
            /** @description What to ask for, as `before`, to read on. */
            next?: string | null;
        };
        /** @enum {string} */
        CounterDocumentName: "licence" | "authorisation_letter" | "identity_proof";
        /** @description A counter. */
        CounterTold: {
            /** @description Where it is. */
            address: string;
            /** @description When it is open, in words. */
            hours?: string | null;
            /** @description What it is called. */
            name: string;
        };
        /** @description A clerk decides. */
        DecideAppeal: {
            /** @description `upheld` or `dismissed`. */
            decision: components["schemas"]["AppealDecision"];
            /** @description Why, on one line: 4 to 200 characters. The appellant is told. */
            reason: string;
        };
        /** @description A person decides on the code that they scanned. */
        DecideQr: {
            /**
             * @description `approve` or `deny`.
             * @enum {string}
             */
            decision: "approve" | "deny";
            /**
             * Format: uint8
             * @description Which of the three numbers the page shows; to approve.
             */
            number?: number | null;
            /** @description For which organisation, `org_…`; to approve. */
            organisation?: string | null;
            /** @description The sign-in: `qr_…`. */
            qr_sign_in: string;
        };
        /** @description A delegate, so that whoever holds the paper recognises them. */
        DelegateTold: {
            /**
             * @description All but its last characters are stars.
             * @example **************007X
             */
            id_number: string;
            /** @description 证件类型. */
            id_type: components["schemas"]["DocumentKindName"];
            /**
             * @description 孙**.
             * @example 贾**
             */
            name: string;
        };
        /** @description The place is suspended: nobody acts in it any more. */
        Disavowed: {
            /** @description In which organisation: `org_…`. */
            organisation: string;
            /**
             * @description Always `suspended`; anything else is a problem.
             * @constant
             */
            place: "suspended";
        };
        /** @enum {string} */
        DocumentKindName: "resident_id" | "hong_kong_macau_permit" | "taiwan_permit" | "residence_permit" | "foreign_permanent_residence" | "passport";
        /** @description A document that was taken, and where it is put, once. */
        DocumentTaken: {
            /** @description Its name: `doc_…`. */
            document: string;
            /** @description Where it is put. */
            upload: components["schemas"]["Upload"];
        };
        /** @description Something that happened to a case. */
        Event: {
            /**
             * Format: date-time
             * @description When. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            at: string;
            /**
             * Format: uint64
             * @description Its number.
             */
            sequence: number;
            /** @description `in_progress` or `finished`. */
            status: components["schemas"]["CaseStatus"];
            /** @description What happened. */
            step: string;
        };
        /** @description Why something is taken that is not usually. */
        Exception: {
            /** @description 4 to 200 characters. */
            reason: string;
        };
        /** @description Everything about the people of an organisation, to take out. */
        Export: {
            /** @description Which: `org_…`. */
            organisation: string;
            /** @description 单位全称. */
            organisation_name: string;
            /** @description Everybody. */
            people: components["schemas"]["ExportedMember"][];
            /**
             * Format: uint64
             * @description As of which version.
             */
            version: number;
        };
        /** @description A place, unmasked, to take out. */
        ExportedMember: {
            /** @description 证件号码, whole. */
            full_id_number: string;
            /**
             * @description 移动电话, whole: `+86…`.
             * @example +8613800000001
             */
            full_mobile: string;
            /** @description 姓名, whole. */
            full_name: string;
            /** @description What an agent may do. */
            grants: components["schemas"]["Grant"][];
            /**
             * @description All but its last characters are stars.
             * @example **************007X
             */
            id_number: string;
            /** @description As in a registration. */
            id_type: components["schemas"]["DocumentKindName"];
            /**
             * Format: date-time
             * @description Until when the invitation may be accepted. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            invitation_expires_at?: string | null;
            /**
             * @description Whether they may appoint agents and grant to them: never an agent, and not an administrator whose authorisation
             *     letter says 「代理人无权转换代理权」.
             */
            may_appoint_agents: boolean;
            /** @description Which place: `mem_…`. */
            membership: string;
            /**
             * @description 138****0001.
             * @example 138****0001
             */
            mobile: string;
            /**
             * @description 孙**.
             * @example 贾**
             */
            name: string;
            /** @description When they may act. */
            period: components["schemas"]["Period"];
            /** @description Whose: `per_…`. */
            person: string;
            /** @description `invited`, `live` or `suspended`. */
            place: components["schemas"]["PlaceState"];
            /**
             * Format: uint64
             * @description Whoever replaces the grants names it.
             */
            revision: number;
            /** @description `legal_representative`, `administrator` or `agent`. */
            role: components["schemas"]["RoleName"];
        };
        /** @description What came of it so far. A face that did not pass is a problem. */
        FaceFound: {
            /**
             * Format: date-time
             * @description Until when the face must have passed. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /**
             * Format: int64
             * @description Seconds to wait before the next poll.
             */
            interval_s: number;
            /**
             * @description `waiting`, or `passed`: then the flow goes on, as after a face in the APP.
             * @enum {string}
             */
            state: "waiting" | "passed";
        };
        /** @enum {string} */
        FaceProvider: "jshrss" | "alipay";
        /** @enum {string} */
        FaceRefusalReason: "not_passed" | "other_person" | "person_not_registered" | "person_already_registered";
        /** @description Where the person shows their face. */
        FaceToShow: {
            /**
             * Format: date-time
             * @description Until when the face must have passed: the flow's own deadline. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /** @description The flow: `reg_…` or `rst_…`. */
            flow: string;
            /**
             * Format: int64
             * @description Seconds to wait between two polls.
             */
            interval_s: number;
            /**
             * @description Always `alipay`.
             * @constant
             */
            provider: "alipay";
            /** @description What the QR code holds: an address of Alipay, for its 扫一扫. */
            qr: string;
        };
        /** @description Whether a matter is kept at hand. */
        Favourite: {
            /** @description Whether it is, from now on. */
            is_favourite: boolean;
            /** @description The matter's code. */
            matter: string;
        };
        /** @description The page fetches what came of a sign-on; its browser sends the cookie `__Host-sso_…` along. */
        FetchSso: {
            /** @description The code in the address: good once, for 60 s. */
            code: string;
            /** @description The sign-on that the address named: `sso_…`. */
            sign_on: string;
        };
        /** @description The appeal is filed, with the mobile where it is answered. */
        FileAppeal: {
            /**
             * @description 移动电话, as verified; for an appeal about a mobile, that very one.
             * @example 13800000001
             * @example +86 138 0000 0001
             */
            mobile: string;
            /**
             * Format: password
             * @description 密码 for the account that is appealed for; not for a mobile.
             */
            password?: string | null;
            /**
             * Format: password
             * @description 确认密码.
             */
            password_confirmation?: string | null;
            /** @description The SMS code that proved the mobile: `sms_…`. */
            sms_code: string;
        };
        /** @description A grant, as it is told. */
        Grant: {
            /** @description The bundle's code. */
            bundle?: string | null;
            /** @description What the bundle is called. */
            bundle_name?: string | null;
            /** @description Its name: `gra_…`. */
            grant: string;
            /** @description The matter's code. */
            matter?: string | null;
            /** @description What the matter is called: in the list of people, of a matter that the catalogue has. */
            matter_name?: string | null;
            /** @description When it may be done. */
            period: components["schemas"]["Period"];
        };
        /** @description When something that is granted may be done. */
        GrantPeriod: {
            /**
             * Format: date-time
             * @description RFC 3339. Left out: as in the grant of this matter or bundle that is replaced; now, if there is none.
             * @example 2026-12-01T09:30:00Z
             */
            from?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339; the first moment after.
             * @example 2026-12-01T09:30:00Z
             */
            until?: string | null;
        };
        /** @description Somebody who could let the caller do a matter, or do it themselves. */
        Granter: {
            /** @description Whether they may let the caller; if not, they may only do it themselves. */
            may_grant: boolean;
            /**
             * @description 姓名, masked.
             * @example 贾**
             */
            name: string;
            /** @description `legal_representative` or `administrator`. */
            role: components["schemas"]["RoleName"];
        };
        /** @description The hall, for pages. It may be kept for five minutes. */
        Hall: {
            /** @description The agreement (《法人用户注册协议》) in force, which a registration accepts. */
            agreement: components["schemas"]["TextInForce"];
            /**
             * Format: uri
             * @description Where the APP is had. HTTPS.
             */
            app_link?: string | null;
            /** @description Whose hall it is: 「宜兴市人力资源社会保障局」. */
            bureau: string;
            /** @description Where one can go in person (经办窗口). */
            counters: components["schemas"]["CounterTold"][];
            /** @description Who verifies faces: `jshrss`, the APP; and `alipay` where it does. */
            face_providers: components["schemas"]["FaceProvider"][];
            /** @description A regular expression that an institution code (机构编号) matches as a whole. */
            institution_code_pattern: string;
            /**
             * Format: date-time
             * @description When it was told. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            now: string;
            /** @description What a new password must be. */
            password: components["schemas"]["PasswordRules"];
            /** @description Ways to sign in, beside the password. */
            sign_in: components["schemas"]["WaysToSignIn"];
            /** @description The notice (升级须知) in force, which an upgrade acknowledges. */
            upgrade_notice: components["schemas"]["TextInForce"];
        };
        /** @description A hall whose accounts can be upgraded. */
        HallTold: {
            /** @description What to name it by. */
            id: string;
            /** @description What people call it. */
            name: string;
        };
        /** @description The halls whose accounts can be upgraded, and the notice to be read first. */
        HallsTold: {
            /** @description 原网办大厅, in the order in which they are shown. */
            halls: components["schemas"]["HallTold"][];
            /** @description The notice (升级须知) in force. */
            notice: components["schemas"]["NoticeInForce"];
        };
        /** @description Where to go, and what to show there. */
        HandedOver: {
            /** @description The case: `cas_…`. */
            case: string;
            /**
             * Format: date-time
             * @description Until when the mandate is good: ten minutes at most. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /**
             * @description The mandate, a JWT (RFC 7519) of type `mandate+jwt` for that business system, which verifies it by
             *     `/.well-known/jwks.json` and `/v1/revocations`. To be posted to `url` as the field `mandate` of a form, never put into
             *     an address.
             */
            mandate: string;
            /**
             * Format: uri
             * @description The page of the business system where it is done.
             */
            url: string;
        };
        /** @description A document and the name on it. */
        Identity: {
            /**
             * @description ISO 3166-1 alpha-3, for a passport and only for a passport.
             * @example FRA
             */
            country?: string | null;
            /**
             * @description 证件号码.
             * @example 32028219900307007X
             */
            id_number: string;
            /**
             * @description 证件类型: `resident_id`, `hong_kong_macau_permit`, `taiwan_permit`, `residence_permit`,
             *     `foreign_permanent_residence` or `passport`.
             */
            id_type: components["schemas"]["DocumentKindName"];
            /**
             * @description 姓名, as on the document.
             * @example 贾样例
             */
            name: string;
        };
        /** @description An invitation. */
        Invitation: {
            /**
             * Format: date-time
             * @description Until when it may be accepted. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /** @description The invitation: `inv_…`. SMS codes of it name it as their flow. */
            invitation: string;
            /** @description The place that waits. */
            member: components["schemas"]["Member"];
            /** @description 单位全称. */
            organisation_name: string;
        };
        /** @description A registered person is invited to a place. */
        InviteMember: {
            /** @description When they may act. */
            period: components["schemas"]["Period"];
            /** @description Whom. Document and name must be those of a registered person. */
            person: components["schemas"]["Identity"];
        };
        /**
         * @description What a letter says, told to anybody who has its digest: to be compared with the paper. That it is here says that it was
         *     written, and not by whom: what gives it force is the seal on the paper.
         */
        Letter: {
            /** @description Whose hall it is for. */
            bureau: string;
            /**
             * Format: date
             * @description The day it bears: `YYYY-MM-DD`.
             * @example 2026-12-01
             */
            date: string;
            /** @description 代理人, masked. */
            delegate: components["schemas"]["DelegateTold"];
            /** @description Its digest: 64 lower-case hexadecimal digits. */
            digest: string;
            /** @description Whether it is for everything (全权代表). */
            is_for_everything: boolean;
            /** @description Whether a counter takes it today. */
            is_good_today: boolean;
            /**
             * Format: date
             * @description The last day on which a counter takes it: `YYYY-MM-DD`.
             * @example 2026-12-01
             */
            last_day: string;
            /** @description What it is for, if it is not; else empty. */
            matters: components["schemas"]["LetterMatter"][];
            /** @description Whether the delegate may let others act in turn; if not, 代理人无权转换代理权. */
            may_appoint_agents: boolean;
            /** @description 单位. */
            organisation: components["schemas"]["OrganisationTold"];
        };
        /** @description The letter: the day that paper bears, or the digest of one that was written here. */
        LetterAtCounter: {
            /**
             * Format: date
             * @description `YYYY-MM-DD`: not to come, and not more than 90 days ago. Its administrator may appoint nobody.
             * @example 2026-12-01
             */
            date?: string | null;
            /** @description SHA-256, in hexadecimal; for an administrator. */
            digest?: string | null;
        };
        /** @description A matter, or a bundle of them. */
        LetterMatter: {
            /** @description The bundle's code. */
            bundle?: string | null;
            /** @description The matter's code. */
            matter?: string | null;
        };
        /** @description An organisation, as a letter names it. */
        LetterOrganisation: {
            /**
             * @description 统一社会信用代码. One from before the standard is taken too: it is a counter that decides.
             * @example 91320282MABH50QB50
             * @example 9132 0282 MABH 50QB 50
             */
            credit_code: string;
            /**
             * @description 单位全称.
             * @example 宜兴市样例有限公司
             */
            name: string;
        };
        /** @enum {string} */
        LetterReason: "not_yet" | "too_old" | "other_organisation" | "other_delegate" | "not_for_everything";
        /** @description A letter that was written. Its secret is told this once. */
        LetterWritten: {
            /** @description What it says. */
            letter: components["schemas"]["Letter"];
            /** @description The secret with which it is printed: send it as `Authorization: Bearer`. */
            token: string;
        };
        /** @description A licence was shown to a code. */
        LicenceCallback: {
            /**
             * @description 统一社会信用代码 of the licence.
             * @example 91320282MABH50QB50
             * @example 9132 0282 MABH 50QB 50
             */
            credit_code: string;
            /** @description Who holds it, as the app has verified. */
            holder: components["schemas"]["Identity"];
            /** @description The sign-in that the QR code named: `qr_…`. */
            licence_sign_in: string;
            /** @description The secret the QR code carried. */
            scan_secret: string;
        };
        /** @description A QR code that an electronic business licence is to be shown to. Its secrets are told this once. */
        LicenceOpened: {
            /**
             * Format: date-time
             * @description From when on the code is good for nothing: 120 s from now. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /**
             * Format: int64
             * @description Seconds to wait between two polls.
             */
            interval_s: number;
            /** @description The sign-in: `qr_…`. */
            licence_sign_in: string;
            /**
             * Format: uri
             * @description What the QR code holds. It carries another secret than `token`.
             */
            qr: string;
            /** @description The page's secret: poll with it as `Authorization: Bearer`. */
            token: string;
        };
        /** @description The page is signed in. */
        LicenceTaken: {
            /** @description Which sign-in: `qr_…`. */
            licence_sign_in: string;
            /**
             * @description Always `approved`; anything else is a problem.
             * @constant
             */
            outcome: "approved";
        };
        /** @description A signed-in person links the account that a page signed on with to themselves. */
        LinkSso: {
            /** @description Which sign-on: `sso_…`. */
            sign_on: string;
            /** @description What its page goes on with. */
            token: string;
        };
        /** @enum {string} */
        MaskedValue: "name" | "id_number" | "mobile";
        /** @description A matter, and what the caller may do of it. */
        Matter: {
            /** @description Whether the caller may do it now. */
            allowed: boolean;
            /** @description Its category. */
            category: string;
            /** @description Whether they keep it at hand. */
            is_favourite: boolean;
            /** @description Whether agents may be granted it. */
            is_for_agents: boolean;
            /** @description Its code, which grants name. */
            matter: string;
            /** @description What it is called. */
            name: string;
            /** @description Why not: as of `GET /v1/authority`, or `not_for_agents`, or `not_for_organisation`. */
            reason?: components["schemas"]["MatterReason"] | null;
            /**
             * Format: date-time
             * @description Until when they may, as things stand. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            until?: string | null;
        };
        /** @description One matter. */
        MatterDetail: {
            /** @description Whether the caller may do it now. */
            allowed: boolean;
            /** @description Its category. */
            category: string;
            /** @description To whoever may not do it: who could let them, or do it themselves; else empty. */
            granters: components["schemas"]["Granter"][];
            /** @description Whether they keep it at hand. */
            is_favourite: boolean;
            /** @description Whether agents may be granted it. */
            is_for_agents: boolean;
            /** @description Its code, which grants name. */
            matter: string;
            /** @description What it is called. */
            name: string;
            /** @description Why not: as of `GET /v1/authority`, or `not_for_agents`, or `not_for_organisation`. */
            reason?: components["schemas"]["MatterReason"] | null;
            /**
             * Format: date-time
             * @description Until when they may, as things stand. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            until?: string | null;
        };
        /** @description A matter of a bundle. */
        MatterInBundle: {
            /** @description Its code. */
            code: string;
            /** @description What it is called. */
            name: string;
        };
        /** @enum {string} */
        MatterReason: "not_a_member" | "not_accepted" | "suspended" | "unconfirmed" | "in_custody" | "before_period" | "after_period" | "not_granted" | "before_grant" | "after_grant" | "not_for_agents" | "not_for_organisation";
        /** @description Matters that were found. */
        MattersFound: {
            /** @description Every category there is. */
            categories: string[];
            /** @description A page of them, at most 50: of a search the nearest first. */
            matters: components["schemas"]["Matter"][];
            /** @description What `after` is for the next page; not there on the last. */
            next_after?: string | null;
            /**
             * Format: uint
             * @description How many there are on all pages.
             */
            total: number;
        };
        /** @description Matters that are recommended. */
        MattersRecommended: {
            /** @description At most 8, the first the most used by organisations of the same kind. */
            matters: components["schemas"]["Matter"][];
        };
        /** @description Who one is here. What is personal is masked: it is there to be recognised. */
        Me: {
            /**
             * @description 证件号码: its last characters.
             * @example **************007X
             */
            id_number: string;
            /** @description 证件类型. */
            id_type: components["schemas"]["DocumentKindName"];
            /** @description In which place, `mem_…`; not in a person's own session. */
            membership?: string | null;
            /**
             * @description 移动电话: its first three digits and its last four.
             * @example 138****0001
             */
            mobile: string;
            /**
             * @description 姓名: the first character, and a star for each other.
             * @example 贾**
             */
            name: string;
            /** @description For which organisation they are signed in, `org_…`; not in a person's own session. */
            organisation?: string | null;
            /** @description Every organisation that names them, as what it does. */
            organisations: components["schemas"]["PlaceOfMine"][];
            /** @description Who: `per_…`. */
            person: string;
            /** @description When the session ends. */
            session: components["schemas"]["SessionTimes"];
        };
        /** @enum {string} */
        MediaTypeName: "application/pdf" | "image/jpeg" | "image/png";
        /** @description A place, told masked. */
        Member: {
            /** @description What an agent may do. */
            grants: components["schemas"]["Grant"][];
            /**
             * @description All but its last characters are stars.
             * @example **************007X
             */
            id_number: string;
            /** @description As in a registration. */
            id_type: components["schemas"]["DocumentKindName"];
            /**
             * Format: date-time
             * @description Until when the invitation may be accepted. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            invitation_expires_at?: string | null;
            /**
             * @description Whether they may appoint agents and grant to them: never an agent, and not an administrator whose authorisation
             *     letter says 「代理人无权转换代理权」.
             */
            may_appoint_agents: boolean;
            /** @description Which place: `mem_…`. */
            membership: string;
            /**
             * @description 138****0001.
             * @example 138****0001
             */
            mobile: string;
            /**
             * @description 孙**.
             * @example 贾**
             */
            name: string;
            /** @description When they may act. */
            period: components["schemas"]["Period"];
            /** @description Whose: `per_…`. */
            person: string;
            /** @description `invited`, `live` or `suspended`. */
            place: components["schemas"]["PlaceState"];
            /**
             * Format: uint64
             * @description Whoever replaces the grants names it.
             */
            revision: number;
            /** @description `legal_representative`, `administrator` or `agent`. */
            role: components["schemas"]["RoleName"];
        };
        /** @description A change of mobile that was begun. Its secret is told this once. */
        MobileChangeBegun: {
            /** @description The change: `mob_…`. */
            change: string;
            /**
             * Format: date-time
             * @description Until when the mobile must be changed: 600 s from now. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /** @description Send it as `Authorization: Bearer` to ask for an SMS code and to answer it. */
            token: string;
        };
        /** @description How far a change is. */
        MobileChangeStatus: {
            /** @description The change: `mob_…`. */
            change: string;
            /**
             * Format: date-time
             * @description When it is out of time. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /**
             * @description `awaiting_mobile` or `complete`.
             * @enum {string}
             */
            step: "awaiting_mobile" | "complete";
        };
        /** @description The mobile is another. Sessions go on. */
        MobileChanged: {
            /** @description The change: `mob_…`. */
            change: string;
            /**
             * @description Always `complete`; anything else is a problem.
             * @constant
             */
            step: "complete";
        };
        /** @description The administrator (设置管理员): a registered person, who is then invited. */
        NameAdministrator: {
            /**
             * @description ISO 3166-1 alpha-3, for a passport and only for a passport.
             * @example FRA
             */
            country?: string | null;
            /**
             * @description 证件号码.
             * @example 32028219900307007X
             */
            id_number: string;
            /** @description 证件类型: as of every identity. */
            id_type: components["schemas"]["DocumentKindName"];
            /**
             * @description 移动电话, the one that they have proven as their own.
             * @example 13800000001
             * @example +86 138 0000 0001
             */
            mobile: string;
            /**
             * @description 姓名, as on the document.
             * @example 贾样例
             */
            name: string;
            /**
             * Format: password
             * @description 密码: 8 to 20 characters, at least three of digits, lower case, upper case, others. Of use only once the
             *     administrator has accepted.
             */
            password: string;
            /**
             * Format: password
             * @description 确认密码.
             */
            password_confirmation: string;
        };
        /** @description A grant (业务授权): of one matter, or of one bundle. */
        NewGrant: {
            /** @description The bundle's code. */
            bundle?: string | null;
            /** @description The matter's code. */
            matter?: string | null;
            /** @description When it may be done. */
            period: components["schemas"]["GrantPeriod"];
        };
        /** @enum {string} */
        NotActingReason: "not_a_member" | "not_accepted" | "suspended" | "unconfirmed" | "in_custody" | "before_period" | "after_period";
        /** @description A notice that was acknowledged. */
        NoticeAcknowledged: {
            /** @description SHA-256 of the text that was shown, in lower-case hexadecimal. */
            sha256: string;
            /** @description Which version. */
            version: string;
        };
        /** @description A text that must be acknowledged, and what it says. */
        NoticeInForce: {
            /** @description SHA-256 of its text, in lower-case hexadecimal. */
            sha256: string;
            /** @description Its version. */
            version: string;
        };
        /** @description The organisation. */
        OfOrganisation: {
            /**
             * @description 统一社会信用代码.
             * @example 91320282MABH50QB50
             */
            credit_code: string;
            /** @description 单位全称. */
            name: string;
            /**
             * @description 单位编号.
             * @example 10000000
             */
            number: string;
            /** @description `org_…`. */
            organisation: string;
        };
        /** @description A clerk opens an account. */
        OpenAccount: {
            /** @description The three documents, each taken at this counter. */
            documents: components["schemas"]["ThreeDocuments"];
            /** @description 授权委托书. */
            letter: components["schemas"]["LetterAtCounter"];
            /**
             * @description The mobile they say is theirs, if they were asked: it must be the one they have proven.
             * @example 13800000001
             * @example +86 138 0000 0001
             */
            mobile?: string | null;
            /** @description 单位. */
            organisation: components["schemas"]["OrganisationAtCounter"];
            /** @description When an administrator may act; a legal representative's office has no period. */
            period?: components["schemas"]["Period"] | null;
            /** @description Whose: a person who is registered under that document and name. */
            person: components["schemas"]["Identity"];
            /**
             * @description `legal_representative` (单位法人账号) or `administrator` (单位管理员账号), and nothing else.
             * @enum {string}
             */
            role: "legal_representative" | "administrator";
        };
        /** @enum {string} */
        OperationName: "see_people" | "appoint_administrator" | "change_administrator" | "remove_administrator" | "add_agent" | "change_agent" | "remove_agent" | "confirm_administrator" | "confirm_agent" | "grant" | "see_audit" | "export" | "own_sessions" | "own_password" | "own_mobile";
        /** @description An organisation, as a clerk reads it off the licence. */
        OrganisationAtCounter: {
            /**
             * @description 统一社会信用代码.
             * @example 91320282MABH50QB50
             * @example 9132 0282 MABH 50QB 50
             */
            credit_code: string;
            /** @description Where the code is genuine and from before the standard, so that its last character does not check: why it is taken. */
            credit_code_exception?: components["schemas"]["Exception"] | null;
            /**
             * @description 单位全称.
             * @example 宜兴市样例有限公司
             */
            name: string;
        };
        /** @description The organisation is confirmed. It may be typed again, should the page go back. */
        OrganisationConfirmed: {
            /**
             * Format: date-time
             * @description Until when the administrator must be named: 600 s from the first confirmation. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /**
             * @description Always `awaiting_administrator`.
             * @constant
             */
            step: "awaiting_administrator";
            /** @description The upgrade: `upg_…`. */
            upgrade: string;
        };
        /** @description An organisation exists. */
        OrganisationMade: {
            /** @description The legal representative's place in it: `mem_…`. */
            membership: string;
            /** @description The account: `org_…`. */
            organisation: string;
            /**
             * @description 单位编号: 8 digits.
             * @example 10000000
             */
            organisation_number: string;
            /**
             * @description Always `legal_representative`.
             * @constant
             */
            role: "legal_representative";
        };
        /** @description An organisation, so that whoever knows it recognises it. */
        OrganisationMasked: {
            /** @description 单位全称, mostly hidden: 宜兴******司. */
            name: string;
        };
        /** @description An organisation, as it names itself. */
        OrganisationNamed: {
            /**
             * @description 统一社会信用代码: 18 characters.
             * @example 91320282MABH50QB50
             * @example 9132 0282 MABH 50QB 50
             */
            credit_code: string;
            /**
             * @description 单位全称.
             * @example 宜兴市样例有限公司
             */
            name: string;
        };
        /** @description An organisation, as a counter sees it: its legal representative's and administrator's places. */
        OrganisationSeen: {
            /** @description 单位全称. */
            name: string;
            /** @description Which: `org_…`. */
            organisation: string;
            /** @description The places. */
            places: components["schemas"]["PlaceAtCounter"][];
        };
        /** @description An organisation, which is public. */
        OrganisationTold: {
            /**
             * @description 统一社会信用代码.
             * @example 91320282MABH50QB50
             */
            credit_code: string;
            /** @description 单位全称. */
            name: string;
        };
        /** @description The caller's own place. */
        OwnPlace: {
            /**
             * @description What they may do here, by role and mandate, such as `see_people`, `add_agent` or `grant`. Some of it needs a fresh
             *     proof of identity beside.
             */
            may: components["schemas"]["OperationName"][];
            /** @description Whether they may appoint agents: 「代理人无权转换代理权」 takes that from an administrator. */
            may_appoint_agents: boolean;
            /** @description `mem_…`. */
            membership: string;
            /**
             * @description 移动电话: its first three digits and its last four.
             * @example 138****0001
             */
            mobile: string;
            /**
             * @description 姓名: the first character, and a star for each other.
             * @example 贾**
             */
            name: string;
            /** @description When they may act. */
            period: components["schemas"]["Period"];
            /** @description `legal_representative`, `administrator` or `agent`. */
            role: components["schemas"]["RoleName"];
        };
        /** @description The password is another. Every session it opened has ended, this one too. */
        PasswordChanged: {
            /** @description Always true; anything else is a problem. */
            changed: boolean;
        };
        /** @enum {string} */
        PasswordRuleName: "confirmation" | "length" | "characters" | "composition" | "context" | "common";
        /** @description What a new password must be, beside what the service finds common or personal. */
        PasswordRules: {
            /**
             * Format: uint
             * @description Of how many of digits, lower case, upper case and others, at least.
             */
            kinds: number;
            /**
             * Format: uint
             * @description Characters, at most.
             */
            max_characters: number;
            /**
             * Format: uint
             * @description Characters, at least.
             */
            min_characters: number;
        };
        /** @description The people of an organisation. */
        People: {
            /** @description 管理员, if one is appointed or invited. */
            administrator?: components["schemas"]["Member"] | null;
            /** @description 经办人, at most ten. */
            agents: components["schemas"]["Member"][];
            /** @description 法定代表人. */
            legal_representative?: components["schemas"]["Member"] | null;
            /** @description Which: `org_…`. */
            organisation: string;
            /** @description 单位全称. */
            organisation_name: string;
            /**
             * Format: uint64
             * @description How often it was changed.
             */
            version: number;
        };
        /** @description When something is good: from `from`, and before `until`. Told in the hall's own offset, `+08:00`. */
        Period: {
            /**
             * Format: date-time
             * @description RFC 3339. Left out: now.
             * @example 2026-12-01T09:30:00Z
             */
            from?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339; the first moment after. The legal representative's office has none.
             * @example 2026-12-01T09:30:00Z
             */
            until?: string | null;
        };
        /** @description What a change says of a period. A bound that is left out stays as it is. */
        PeriodChange: {
            /**
             * Format: date-time
             * @description RFC 3339. Left out: as it was.
             * @example 2026-12-01T09:30:00Z
             */
            from?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339; the first moment after. Left out: as it was.
             * @example 2026-12-01T09:30:00Z
             */
            until?: string | null;
        };
        /** @description A person exists. */
        PersonMade: {
            /** @description Who: `per_…`. */
            person: string;
        };
        /** @description A person, so that whoever knows them recognises them. */
        PersonMasked: {
            /** @description 证件类型. */
            id_type: components["schemas"]["DocumentKindName"];
            /**
             * @description 姓名, but for its first character hidden: 孙**.
             * @example 贾**
             */
            name: string;
        };
        /** @description A person signs in for themselves (个人登录, 账号密码): by `account`, or by `id_type` and `id_number`. */
        PersonSignsIn: {
            /**
             * @description 移动电话, or 居民身份证号码.
             * @example 13800000001
             */
            account?: string | null;
            /**
             * @description ISO 3166-1 alpha-3, for a passport and only for a passport.
             * @example FRA
             */
            country?: string | null;
            /**
             * @description 证件号码.
             * @example 32028219900307007X
             */
            id_number?: string | null;
            /** @description 证件类型, of any other document: as when registering. */
            id_type?: components["schemas"]["DocumentKindName"] | null;
            /**
             * Format: password
             * @description 密码.
             */
            password: string;
            /**
             * @description The reset of their own password, `rst_…`, that this browser has just finished; with its token as `Authorization:
             *     Bearer`. Wrong passwords that others typed then lock nobody out here, for ten minutes after the reset's own time.
             */
            reset?: string | null;
        };
        /** @description A place that a counter sees, with who holds it, masked. */
        PlaceAtCounter: {
            /**
             * @description 证件号码, masked.
             * @example **************007X
             */
            id_number: string;
            /**
             * Format: date-time
             * @description Until when it may be accepted, while it waits. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            invited_until?: string | null;
            /** @description Whether an administrator may appoint agents. */
            may_appoint: boolean;
            /** @description The place: `mem_…`. */
            membership: string;
            /**
             * @description 移动电话, masked.
             * @example 138****0001
             */
            mobile: string;
            /**
             * @description 姓名, masked.
             * @example 贾**
             */
            name: string;
            /** @description When its person may act. */
            period: components["schemas"]["Period"];
            /** @description How it stands: `invited`, `live`, `suspended`. */
            place: components["schemas"]["PlaceState"];
            /** @description As what. */
            role: components["schemas"]["RoleName"];
        };
        /** @description A place of whoever asks. */
        PlaceOfMine: {
            /** @description The invitation that waits, `inv_…`, if one does. */
            invitation?: string | null;
            /** @description Which place: `mem_…`. */
            membership: string;
            /** @description In which organisation: `org_…`. */
            organisation: string;
            /** @description 单位全称. */
            organisation_name: string;
            /** @description When they may act. */
            period?: components["schemas"]["Period"] | null;
            /** @description `invited`, `live` or `suspended`. */
            place: components["schemas"]["PlaceState"];
            /** @description `legal_representative`, `administrator` or `agent`. */
            role: components["schemas"]["RoleName"];
        };
        /** @enum {string} */
        PlaceState: "invited" | "live" | "suspended" | "unconfirmed";
        /** @description Problem details (RFC 9457). `code` is the contract: programs match on it. */
        Problem: {
            /** @description Stable for ever. */
            code: string;
            /** @description For people, in the language that they ask for; may change. */
            detail: string;
            /** @description The HTTP status. */
            status: number;
            /** @description The same for every occurrence. */
            title: string;
            /**
             * Format: uri
             * @example urn:yinxin:problem:sms.wrong
             */
            type: string;
        };
        /** @description A document is not there, or does not serve. */
        ProblemCounterDocument: components["schemas"]["Problem"] & {
            /** @constant */
            code: "counter.document";
            kind: components["schemas"]["CounterDocumentName"];
        };
        /** @description The letter does not do for this. */
        ProblemCounterLetterRefused: components["schemas"]["Problem"] & {
            /** @constant */
            code: "counter.letter_refused";
            reason: components["schemas"]["LetterReason"];
        };
        /** @description The page polls too often. */
        ProblemFaceSlowDown: components["schemas"]["Problem"] & {
            /** @constant */
            code: "face.slow_down";
            retry_after_s: number;
        };
        /** @description Something failed that is likely to work in a moment. */
        ProblemFaultPassing: components["schemas"]["Problem"] & {
            /** @constant */
            code: "fault.passing";
            retry_after_s: number;
        };
        /** @description The place was changed since it was read. */
        ProblemGrantChanged: components["schemas"]["Problem"] & {
            /** @constant */
            code: "grant.changed";
            revision: number;
        };
        /** @description The letter has characters that cannot be printed. */
        ProblemLetterUnprintable: components["schemas"]["Problem"] & {
            characters: string[];
            /** @constant */
            code: "letter.unprintable";
        };
        /** @description The holder may not act for the licence's organisation now. */
        ProblemLicenceNotActing: components["schemas"]["Problem"] & {
            /** @constant */
            code: "licence.not_acting";
            reason: components["schemas"]["NotActingReason"];
        };
        /** @description Too many requests. */
        ProblemLimitReached: components["schemas"]["Problem"] & {
            /** @constant */
            code: "limit.reached";
            retry_after_s: number;
        };
        /** @description The caller may not do the matter now. */
        ProblemMatterNotAllowed: components["schemas"]["Problem"] & {
            advice: string;
            /** @constant */
            code: "matter.not_allowed";
            granters: components["schemas"]["Granter"][];
            reason: components["schemas"]["MatterReason"];
        };
        /** @description The password breaks rules. */
        ProblemPasswordWeak: components["schemas"]["Problem"] & {
            /** @constant */
            code: "password.weak";
            rules: {
                /** @description For people, in the language of the problem. */
                detail: string;
                rule: components["schemas"]["PasswordRuleName"];
            }[];
        };
        /** @description The person may not act for that organisation now. */
        ProblemQrNotActing: components["schemas"]["Problem"] & {
            /** @constant */
            code: "qr.not_acting";
            reason: components["schemas"]["NotActingReason"];
        };
        /** @description The page polls too often. */
        ProblemQrSlowDown: components["schemas"]["Problem"] & {
            /** @constant */
            code: "qr.slow_down";
            retry_after_s: number;
        };
        /** @description Another version of the agreement is in force. */
        ProblemRegistrationOtherAgreement: components["schemas"]["Problem"] & {
            /** @constant */
            code: "registration.other_agreement";
            sha256: string;
            version: string;
        };
        /** @description Some fields are not sound. */
        ProblemRequestFields: components["schemas"]["Problem"] & {
            /** @constant */
            code: "request.fields";
            errors: {
                /** @description What is wrong: stable for ever. */
                code: string;
                /** @description For people, in the language of the problem. */
                detail: string;
                /** @description A JSON pointer (RFC 6901) into the body, or a parameter of the query behind `?`. */
                pointer: string;
            }[];
        };
        /** @description The body is not JSON of the expected shape. */
        ProblemRequestMalformed: components["schemas"]["Problem"] & {
            at?: string;
            /** @constant */
            code: "request.malformed";
            column?: number;
            line?: number;
        };
        /** @description A parameter of the query is given more than once. */
        ProblemRequestRepeatedParameter: components["schemas"]["Problem"] & {
            /** @constant */
            code: "request.repeated_parameter";
            parameter: string;
        };
        /** @description The person may not act for that organisation now. */
        ProblemSessionNotActing: components["schemas"]["Problem"] & {
            /** @constant */
            code: "session.not_acting";
            reason: components["schemas"]["NotActingReason"];
        };
        /** @description Too many failed sign-ins. */
        ProblemSignInLockedOut: components["schemas"]["Problem"] & {
            /** @constant */
            code: "sign_in.locked_out";
            retry_after_s: number;
        };
        /** @description The place does not let its person act now. */
        ProblemSignInNotActing: components["schemas"]["Problem"] & {
            /** @constant */
            code: "sign_in.not_acting";
            reason: components["schemas"]["NotActingReason"];
        };
        /** @description The code is spent. */
        ProblemSmsSpent: components["schemas"]["Problem"] & {
            /** @constant */
            code: "sms.spent";
            retry_after_s: number;
        };
        /** @description A code may be sent again later. */
        ProblemSmsWait: components["schemas"]["Problem"] & {
            /** @constant */
            code: "sms.wait";
            retry_after_s: number;
        };
        /** @description The code does not match. */
        ProblemSmsWrong: components["schemas"]["Problem"] & {
            /** @constant */
            code: "sms.wrong";
            tries_left: number;
        };
        /** @description The person may not act for that organisation now. */
        ProblemSsoNotActing: components["schemas"]["Problem"] & {
            /** @constant */
            code: "sso.not_acting";
            reason: components["schemas"]["NotActingReason"];
        };
        /** @description The organisation has no account yet. */
        ProblemSuccessionNotRegistered: components["schemas"]["Problem"] & {
            /** @constant */
            code: "succession.not_registered";
            register_at: string;
        };
        /** @description Identity must have been proven within the last 5 minutes. */
        ProblemTokenStepUp: components["schemas"]["Problem"] & {
            /** @constant */
            code: "token.step_up";
            max_age_s: number;
        };
        /** @description This does not agree with what is known of the organisation. */
        ProblemUpgradeDisagrees: components["schemas"]["Problem"] & {
            /** @constant */
            code: "upgrade.disagrees";
            tries_left: number;
        };
        /** @description The legal representative registers instead. */
        ProblemUpgradeLegalRepresentative: components["schemas"]["Problem"] & {
            /** @constant */
            code: "upgrade.legal_representative";
            register_at: string;
        };
        /** @description Too many wrong passwords. */
        ProblemUpgradeLockedOut: components["schemas"]["Problem"] & {
            /** @constant */
            code: "upgrade.locked_out";
            retry_after_s: number;
        };
        /** @description Another version of the notice is in force. */
        ProblemUpgradeOtherNotice: components["schemas"]["Problem"] & {
            /** @constant */
            code: "upgrade.other_notice";
            sha256: string;
            version: string;
        };
        /** @description No registered person has that document, name and mobile. */
        ProblemUpgradePersonUnknown: components["schemas"]["Problem"] & {
            /** @constant */
            code: "upgrade.person_unknown";
            tries_left: number;
        };
        /** @description A face is asked for. Its secrets are told this once. */
        ProofBegun: {
            /**
             * Format: date-time
             * @description Until when the face must have passed and been used: 600 s from now. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then.
             */
            expires_in_s: number;
            /** @description What the face is shown for: `prf_…`. Name it where a face by Alipay is begun, too. */
            proof: string;
            /**
             * Format: uri
             * @description What the QR code holds.
             */
            qr: string;
            /** @description Its secret: send it as `Authorization: Bearer` when asking how far it is, and in the body of the proof. */
            token: string;
        };
        /** @description How far a proof by face is. */
        ProofStatus: {
            /**
             * Format: date-time
             * @description When it is out of time. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /** @description Why the last face was refused, if one was: `not_passed` or `other_person`. Another may be shown. */
            face_refusal?: components["schemas"]["FaceRefusalReason"] | null;
            /** @description What the face is shown for: `prf_…`. */
            proof: string;
            /** @description `awaiting_proof`, `face_passed` or `complete`. */
            step: components["schemas"]["ProofStep"];
        };
        /** @enum {string} */
        ProofStep: "awaiting_proof" | "face_passed" | "complete";
        /** @description What proves it: either the password, or a face that has passed. */
        ProveSession: {
            /**
             * Format: password
             * @description 密码: of the place, in a session for an organisation; else of the person's own account.
             */
            password?: string | null;
            /** @description What the face was shown for, `prf_…`; with `token`. */
            proof?: string | null;
            /** @description The secret that was told when the face was asked for. */
            token?: string | null;
        };
        /** @description A code that signed its page in. */
        QrApproved: {
            /** @description A JWT (RFC 9068 manners, ES256); verify it with `/.well-known/jwks.json`. */
            access_token: string;
            /**
             * Format: int64
             * @description Seconds it is good for.
             */
            expires_in: number;
            /**
             * Format: int64
             * @description Whole seconds until the session ends, unless it is refreshed before.
             */
            idle_ends_in_s: number;
            /** @description In which place, `mem_…`; not in a person's own session. */
            membership?: string | null;
            /** @description For which organisation, `org_…`; not in a person's own session. */
            organisation?: string | null;
            /** @description Who: `per_…`. */
            person: string;
            /**
             * @description Its use gives another, and spends it once that other is used, or after 30 s. A browser gets it as a cookie instead:
             *     `__Host-refresh`, or `__Host-refresh-person` of a person's own session.
             */
            refresh_token?: string | null;
            /** @description `legal_representative`, `administrator` or `agent`; not in a person's own session. */
            role?: components["schemas"]["RoleName"] | null;
            /** @description The session: `ses_…`. */
            session: string;
            /**
             * @description Always `approved`.
             * @constant
             */
            state: "approved";
            /**
             * @description Always `Bearer`.
             * @constant
             */
            token_type: "Bearer";
        };
        /** @description What was decided. */
        QrDecided: {
            /** @description The session that the page will have: `ses_…`. It can be ended at once. */
            session?: string | null;
            /**
             * @description `approved` or `denied`.
             * @enum {string}
             */
            state: "approved" | "denied";
        };
        /** @description A QR code to sign in with. Its secrets are told this once. */
        QrOpened: {
            /**
             * Format: date-time
             * @description From when on the code is good for nothing: 120 s from now. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /**
             * Format: int64
             * @description Seconds to wait between two polls.
             */
            interval_s: number;
            /**
             * Format: uint8
             * @description Two digits: show them beside the code, large.
             */
            number?: number | null;
            /**
             * Format: uri
             * @description What the QR code holds. It carries another secret than `token`.
             */
            qr: string;
            /** @description The sign-in: `qr_…`. */
            qr_sign_in: string;
            /** @description The page's secret: poll with it as `Authorization: Bearer`. */
            token: string;
        };
        /** @description How a QR code stands, told apart by `state`. */
        QrPolled: components["schemas"]["QrWaiting"] | components["schemas"]["QrApproved"];
        /** @description What a person is to see before they decide. */
        QrScanned: {
            /** @description On what the page is shown, in a few words: `Edge, Windows`. */
            device: string;
            /**
             * Format: date-time
             * @description When it is too late to decide. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /** @description Ask which of them the page shows. */
            numbers: number[];
            /**
             * Format: date-time
             * @description When it was opened. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            opened_at: string;
            /** @description From where it was opened: an address whose end is left out. */
            place: string;
            /** @description The sign-in: `qr_…`. */
            qr_sign_in: string;
            /** @description The site that would be signed in to. */
            site: string;
        };
        /** @description A code that waits. */
        QrWaiting: {
            /**
             * Format: date-time
             * @description From when on the code is good for nothing. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /**
             * Format: int64
             * @description Seconds to wait before the next poll.
             */
            interval_s: number;
            /**
             * @description `created`, or `scanned` once a person looks at it in the APP.
             * @enum {string}
             */
            state: "created" | "scanned";
        };
        /** @description A case is rated. */
        RateCase: {
            /**
             * @description What is said beside it: at most 500 characters.
             * @default
             */
            comment: string;
            /**
             * Format: uint8
             * @description 1 to 5, 5 the best.
             */
            score: number;
        };
        /**
         * @description The refresh token of a session. A browser sends no body: its token is in the cookie `__Host-refresh`, or
         *     `__Host-refresh-person` of a person's own session, which are taken only from a page of the portal.
         */
        RefreshSession: {
            /** @description The refresh token, as it was handed out last. */
            refresh_token: string;
        };
        /** @enum {string} */
        RegistrationStep: "awaiting_face" | "awaiting_account" | "complete";
        /** @description A place that is gone. */
        Removed: {
            /** @description Which it was: `mem_…`. */
            membership: string;
        };
        /** @description An agent's grants are replaced as a whole. */
        ReplaceGrants: {
            /** @description At most 100. An empty list: they may do nothing. */
            grants: components["schemas"]["NewGrant"][];
            /**
             * Format: uint64
             * @description The place's revision, as it was read.
             */
            revision: number;
        };
        /** @description The new password, and what proves that the place is theirs: a face that has passed, or, for an agent, an SMS code. */
        ResetAccount: {
            /**
             * @description 移动电话, the one of this place.
             * @example 13800000001
             * @example +86 138 0000 0001
             */
            mobile?: string | null;
            /**
             * Format: password
             * @description 密码: 8 to 20 characters, at least three of digits, lower case, upper case, others.
             */
            password: string;
            /**
             * Format: password
             * @description 确认密码.
             */
            password_confirmation: string;
            /** @description The SMS code that proved the mobile, `sms_…`; with `mobile`, and not needed once a face has passed. */
            sms_code?: string | null;
        };
        /** @description A password reset that was begun, whether or not there is such an account. Its secrets are told this once. */
        ResetBegun: {
            /**
             * Format: date-time
             * @description Until when the password must be set: 600 s from now. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /**
             * Format: uri
             * @description What the QR code holds, for whoever proves themselves by their face.
             */
            qr: string;
            /** @description The reset: `rst_…`. */
            reset: string;
            /** @description The browser's secret: send it as `Authorization: Bearer` with every later step. */
            token: string;
        };
        /** @description The password is set. Every session that rested on the one before has ended. */
        ResetDone: {
            /** @description The reset: `rst_…`. */
            reset: string;
            /**
             * @description Always `complete`; anything else is a problem.
             * @constant
             */
            step: "complete";
        };
        /** @description The new password of a person's own account. A face that has passed is the only proof, and is shown beforehand. */
        ResetPersonAccount: {
            /**
             * Format: password
             * @description 密码: 8 to 20 characters, at least three of digits, lower case, upper case, others.
             */
            password: string;
            /**
             * Format: password
             * @description 确认密码.
             */
            password_confirmation: string;
        };
        /** @description How far a password reset is. */
        ResetStatus: {
            /**
             * Format: date-time
             * @description When it is out of time. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /** @description Why the last face was refused, if one was: `not_passed` or `other_person`. Another may be shown. */
            face_refusal?: components["schemas"]["FaceRefusalReason"] | null;
            /** @description The reset: `rst_…`. */
            reset: string;
            /** @description `awaiting_proof`, `face_passed` or `complete`. */
            step: components["schemas"]["ProofStep"];
        };
        /** @enum {string} */
        RoleName: "legal_representative" | "administrator" | "agent";
        /** @description A person scanned a QR code. */
        ScanQr: {
            /** @description What the QR code holds, whole or only what follows its `#`. */
            qr: string;
        };
        /** @description A code is asked for. */
        SendSms: {
            /** @description In which flow: a registration `reg_…`, an invitation `inv_…`, a password reset `rst_…`, a change of mobile `mob_…`. */
            flow: string;
            /**
             * @description 移动电话: a mainland mobile.
             * @example 13800000001
             * @example +86 138 0000 0001
             */
            mobile: string;
        };
        /** @description The session goes on, proven: with an access token that says so. The refresh token is as it was. */
        SessionProven: {
            /** @description A JWT (RFC 9068 manners, ES256), in place of the one that was sent. */
            access_token: string;
            /**
             * Format: int64
             * @description Seconds it is good for.
             */
            expires_in: number;
            /** @description In which place, `mem_…`; not in a person's own session. */
            membership?: string | null;
            /** @description For which organisation, `org_…`; not in a person's own session. */
            organisation?: string | null;
            /** @description Who: `per_…`. */
            person: string;
            /** @description `legal_representative`, `administrator` or `agent`; not in a person's own session. */
            role?: components["schemas"]["RoleName"] | null;
            /** @description When the session ends, and until when it is proven. */
            session: components["schemas"]["SessionTimes"];
            /**
             * @description Always `Bearer`.
             * @constant
             */
            token_type: "Bearer";
        };
        /** @description When the session ends. The seconds are counted from the moment of the reply, so that no clock of a page matters. */
        SessionTimes: {
            /**
             * Format: date-time
             * @description When it ends in any case. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            ends_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then.
             */
            ends_in_s: number;
            /**
             * Format: date-time
             * @description When it ends unless it is refreshed. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            idle_ends_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then.
             */
            idle_ends_in_s: number;
            /**
             * Format: int64
             * @description Whole seconds until then.
             */
            proven_for_s?: number | null;
            /**
             * Format: date-time
             * @description Until when acts that need a fresh proof of identity are open to this access token; absent when they are not. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            proven_until?: string | null;
        };
        /** @description A session that goes on. */
        SessionTold: {
            /** @description How its person proved themselves: `pwd`, `qr`, `face`, `sso` or `licence`. */
            amr: components["schemas"]["AuthenticationMethod"];
            /**
             * Format: date-time
             * @description When it began. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            began_at: string;
            /** @description Whether it is the one this was asked in. */
            current: boolean;
            /** @description On what, in a few words: `Chrome, Windows`. */
            device: string;
            /** @description For which organisation, `org_…`; not in a person's own session. */
            organisation?: string | null;
            /** @description Its name: `ses_…`. */
            session: string;
            /**
             * Format: date-time
             * @description When it was refreshed last, or began. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            used_at: string;
        };
        /** @description Sessions of whoever asks: a member's of their place; a person's own, and those of all their places. */
        Sessions: {
            /** @description The one used last first; at most 100. */
            sessions: components["schemas"]["SessionTold"][];
        };
        /** @description Sessions were ended. */
        SessionsEnded: {
            /**
             * Format: uint
             * @description How many.
             */
            ended: number;
        };
        /** @description A member signs in (单位登录, 账号密码). */
        SignInWithPassword: {
            /**
             * @description 证件号码/移动电话.
             * @example 13800000001
             */
            account: string;
            /**
             * @description 统一社会信用代码/单位编号/机构编号.
             * @example 91320282MABH50QB50
             * @example 10000000
             */
            organisation: string;
            /**
             * Format: password
             * @description 密码.
             */
            password: string;
        };
        /** @description A session began. */
        SignedIn: {
            /** @description A JWT (RFC 9068 manners, ES256); verify it with `/.well-known/jwks.json`. */
            access_token: string;
            /**
             * Format: int64
             * @description Seconds it is good for.
             */
            expires_in: number;
            /**
             * Format: int64
             * @description Whole seconds until the session ends, unless it is refreshed before.
             */
            idle_ends_in_s: number;
            /** @description In which place, `mem_…`; not in a person's own session. */
            membership?: string | null;
            /** @description For which organisation, `org_…`; not in a person's own session. */
            organisation?: string | null;
            /** @description Who: `per_…`. */
            person: string;
            /**
             * @description Its use gives another, and spends it once that other is used, or after 30 s. A browser gets it as a cookie instead:
             *     `__Host-refresh`, or `__Host-refresh-person` of a person's own session.
             */
            refresh_token?: string | null;
            /** @description `legal_representative`, `administrator` or `agent`; not in a person's own session. */
            role?: components["schemas"]["RoleName"] | null;
            /** @description The session: `ses_…`. */
            session: string;
            /**
             * @description Always `Bearer`.
             * @constant
             */
            token_type: "Bearer";
        };
        /** @description A code is on its way: accepted by the carrier or, in a password reset, queued for it; neither is delivered yet. */
        SmsSent: {
            /**
             * Format: date-time
             * @description Until when it may be answered. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /**
             * Format: int64
             * @description Seconds until it may be sent again (the same code, while it lives).
             */
            resend_after_s: number;
            /** @description The code's name: `sms_…`. */
            sms_code: string;
        };
        /** @description The mobile is verified, for this registration. */
        SmsVerified: {
            /** @description The code's name: `sms_…`. */
            sms_code: string;
            /** @description Always true; anything else is a problem. */
            verified: boolean;
        };
        /** @description What came of a sign-on. */
        SsoFetched: {
            /**
             * Format: date-time
             * @description Until when the page may go on: 10 minutes. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /** @description Whether somebody here is linked to the account there. If not, a person who is signed in links it. */
            linked: boolean;
            /** @description For which organisations they may choose. */
            organisations: components["schemas"]["PlaceOfMine"][];
            /** @description Which: `sso_…`. */
            sign_on: string;
            /** @description What the page goes on with. Told this once. */
            token: string;
        };
        /** @description It is linked. */
        SsoLinked: {
            /** @description For which organisations they may choose. */
            organisations: components["schemas"]["PlaceOfMine"][];
            /** @description Which sign-on: `sso_…`. */
            sign_on: string;
        };
        /** @description A sign-on provider. */
        SsoTold: {
            /** @description What people call it. */
            name: string;
            /** @description Its name in paths: `/v1/sso/{provider}/start`. */
            provider: string;
        };
        /** @description Somebody appeals. */
        StartAppeal: {
            /** @description What is occupied: `organisation`, `mobile` or `identity`. */
            about: components["schemas"]["AppealSubject"];
            /** @description Who: the face must be theirs. */
            appellant: components["schemas"]["Identity"];
            /**
             * @description 统一社会信用代码, for an organisation and only for that.
             * @example 91320282MABH50QB50
             * @example 9132 0282 MABH 50QB 50
             */
            credit_code?: string | null;
            /**
             * @description 移动电话, for a mobile and only for that.
             * @example 13800000001
             * @example +86 138 0000 0001
             */
            mobile?: string | null;
            /** @description Why it is theirs: 10 to 500 characters. */
            statement: string;
        };
        /** @description A legal representative registers their organisation (单位注册, 途径一). */
        StartOrganisation: {
            /** @description 《法人用户注册协议》, as read and accepted. */
            agreement: components["schemas"]["AgreementAccepted"];
            /** @description 法定代表人. */
            legal_representative: components["schemas"]["Identity"];
            /** @description 单位信息. */
            organisation: components["schemas"]["OrganisationNamed"];
        };
        /**
         * @description A person forgot the password of their own account (忘记密码), and names themselves as when they sign in: by `account`, or by
         *     `id_type` and `id_number`.
         */
        StartPersonReset: {
            /**
             * @description 移动电话, or 居民身份证号码.
             * @example 13800000001
             */
            account?: string | null;
            /**
             * @description ISO 3166-1 alpha-3, for a passport and only for a passport.
             * @example FRA
             */
            country?: string | null;
            /**
             * @description 证件号码.
             * @example 32028219900307007X
             */
            id_number?: string | null;
            /** @description 证件类型, of any other document: as when registering. */
            id_type?: components["schemas"]["DocumentKindName"] | null;
        };
        /** @description Somebody forgot the password of their place (忘记密码), and names it as when they sign in. */
        StartReset: {
            /**
             * @description 证件号码/移动电话.
             * @example 13800000001
             */
            account: string;
            /**
             * @description 统一社会信用代码/单位编号/机构编号.
             * @example 91320282MABH50QB50
             * @example 10000000
             */
            organisation: string;
        };
        /** @description Somebody gives the user name and password they had in an older hall. */
        StartUpgrade: {
            /** @description 原网办大厅, by its `id`. */
            legacy_hall: string;
            /** @description The notice (升级须知), as read and acknowledged (我已阅知). */
            notice: components["schemas"]["NoticeAcknowledged"];
            /**
             * Format: password
             * @description 原密码. No rule for new passwords is applied to it.
             */
            password: string;
            /** @description 原用户名. */
            user_name: string;
        };
        /** @description How far a registration is. */
        Status: {
            /**
             * Format: date-time
             * @description When this step is out of time. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /**
             * @description Why the last face was refused, if one was: `not_passed`, `other_person`, `person_not_registered` or
             *     `person_already_registered`. Another may be shown until `expires_at`.
             */
            face_refusal?: components["schemas"]["FaceRefusalReason"] | null;
            /**
             * @description 单位编号, once an organisation's registration is complete.
             * @example 10000000
             */
            organisation_number?: string | null;
            /** @description The registration: `reg_…`. */
            registration: string;
            /** @description `awaiting_face`, `awaiting_account` or `complete`. */
            step: components["schemas"]["RegistrationStep"];
        };
        /** @description A change that was begun. Its secrets are told this once. */
        SuccessionBegun: {
            /**
             * Format: date-time
             * @description Until when the face must have passed: 600 s from now. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /**
             * Format: uri
             * @description What the QR code holds. It carries another secret than `token`.
             */
            qr: string;
            /** @description The change: `suc_…`. */
            succession: string;
            /** @description The browser's secret: send it as `Authorization: Bearer` with every later step. */
            token: string;
        };
        /** @description The organisation has another legal representative. */
        SuccessionDone: {
            /** @description The new legal representative's place in it: `mem_…`. */
            membership: string;
            /** @description The account: `org_…`. */
            organisation: string;
            /**
             * @description Always `legal_representative`.
             * @constant
             */
            role: "legal_representative";
        };
        /** @description How far a change is. */
        SuccessionStatus: {
            /**
             * Format: date-time
             * @description When this step is out of time. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /** @description Why the last face was refused, if one was, as of a registration. */
            face_refusal?: components["schemas"]["FaceRefusalReason"] | null;
            /** @description `awaiting_face`, `awaiting_account` or `complete`. */
            step: components["schemas"]["RegistrationStep"];
            /** @description The change: `suc_…`. */
            succession: string;
        };
        /** @description A clerk takes a document, which is put elsewhere: here is what it is. */
        TakeDocument: {
            /** @description `licence` (营业执照), `authorisation_letter` (授权委托书) or `identity_proof` (身份证明). */
            kind: components["schemas"]["CounterDocumentName"];
            /** @description `application/pdf`, `image/jpeg` or `image/png`. */
            media_type: components["schemas"]["MediaTypeName"];
            /** @description SHA-256 of the file, in lower-case hexadecimal. */
            sha256: string;
            /**
             * Format: uint64
             * @description Its bytes, at most 10 MiB.
             */
            size: number;
        };
        /** @description A text in force. */
        TextInForce: {
            /** @description Where the portal has it: a path. */
            path: string;
            /** @description SHA-256 of its text, in lower-case hexadecimal. */
            sha256: string;
            /** @description Its version. */
            version: string;
        };
        /** @description The three documents: `doc_…` each. */
        ThreeDocuments: {
            /** @description 单位授权委托书. */
            authorisation_letter: string;
            /** @description 委托人身份证明. */
            identity_proof: string;
            /** @description 单位营业执照. */
            licence: string;
        };
        /** @description A clerk has a value shown whole. */
        UnmaskValue: {
            /** @description Of whose place: `mem_…`. */
            membership: string;
            /** @description In which organisation: `org_…`. */
            organisation: string;
            /** @description Why: 4 to 200 characters. It is kept. */
            reason: string;
            /** @description `name`, `id_number` or `mobile`. */
            what: components["schemas"]["MaskedValue"];
        };
        /** @description A business system tells of a case: the whole of it, each time. */
        UpdateCase: {
            /**
             * Format: date-time
             * @description When that happened. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            at: string;
            /**
             * Format: date-time
             * @description When it was begun, RFC 3339: `begun_at` of the mandate. It never changes.
             * @example 2026-12-01T09:30:00Z
             */
            begun_at: string;
            /** @description The matter's code. It never changes. */
            matter: string;
            /** @description Whose case it is: `org_…`. It never changes. */
            organisation: string;
            /**
             * @description Who began it, `per_…`: `begun_by` of the mandate; left out when that says nobody, or when it was begun elsewhere. It
             *     never changes.
             */
            person?: string | null;
            /**
             * Format: uint64
             * @description The number of this event, from 1: greater than that of any event before it. Whatever comes with a smaller one than
             *     is known is history.
             */
            sequence: number;
            /** @description `in_progress` or `finished`. */
            status: components["schemas"]["CaseStatus"];
            /** @description What happens now: at most 200 characters. */
            step: string;
            /** @description What the case is called: 1 to 100 characters. */
            title: string;
            /**
             * Format: uri
             * @description Where the organisation's people go on with it, if there is such a page: HTTPS.
             */
            url?: string | null;
        };
        /** @description An upgrade that was begun. Its secret is told this once; what it is of is masked. */
        UpgradeBegun: {
            /**
             * Format: date-time
             * @description Until when the organisation must be confirmed: 600 s from now. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /** @description 法定代表人, masked. */
            legal_representative: components["schemas"]["PersonMasked"];
            /** @description 单位, masked. */
            organisation: components["schemas"]["OrganisationMasked"];
            /**
             * @description Always `awaiting_organisation`.
             * @constant
             */
            step: "awaiting_organisation";
            /** @description The browser's secret: send it as `Authorization: Bearer` with every later step. */
            token: string;
            /** @description The upgrade: `upg_…`. */
            upgrade: string;
        };
        /** @description How far an upgrade is. */
        UpgradeStatus: {
            /**
             * Format: date-time
             * @description When this step is out of time. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /** @description 法定代表人, masked; not once the account is upgraded. */
            legal_representative?: components["schemas"]["PersonMasked"] | null;
            /** @description 单位, masked; not once the account is upgraded. */
            organisation?: components["schemas"]["OrganisationMasked"] | null;
            /**
             * @description 单位编号, once it is complete.
             * @example 10000000
             */
            organisation_number?: string | null;
            /** @description `awaiting_organisation`, `awaiting_administrator` or `complete`. */
            step: components["schemas"]["UpgradeStepName"];
            /**
             * Format: uint8
             * @description Answers left at this step.
             */
            tries_left: number;
            /** @description The upgrade: `upg_…`. */
            upgrade: string;
        };
        /** @enum {string} */
        UpgradeStepName: "awaiting_organisation" | "awaiting_administrator" | "complete";
        /** @description A request that puts the file. */
        Upload: {
            /**
             * Format: date-time
             * @description Until when: 10 minutes. RFC 3339.
             * @example 2026-12-01T09:30:00Z
             */
            expires_at: string;
            /**
             * Format: int64
             * @description Whole seconds until then, from the moment of the reply; 0 once it has passed.
             */
            expires_in_s: number;
            /** @description Headers that must be sent with it, these very ones. */
            headers: {
                [key: string]: string;
            };
            /**
             * @description `PUT`.
             * @constant
             */
            method: "PUT";
            /** @description The address. Whoever has it may put the file. */
            url: string;
        };
        /** @description A value shown whole. */
        ValueUnmasked: {
            /** @description The value. */
            value: string;
        };
        /** @description A code is answered. */
        VerifySms: {
            /**
             * @description 短信验证码: six digits.
             * @example 123456
             */
            code: string;
        };
        /** @description Ways to sign in, beside the password. */
        WaysToSignIn: {
            /** @description 电子营业执照登录. */
            licence: boolean;
            /** @description 扫码登录, by the APP. Always. */
            qr: boolean;
            /** @description Sign-on providers (省政务登录). */
            sso: components["schemas"]["SsoTold"][];
            /** @description Clerks, by their own provider. */
            staff: boolean;
        };
        /** @description A letter is to be written. Nobody is signed in: it is taken to a counter before there is an account. */
        WriteLetter: {
            /**
             * Format: date
             * @description The day it bears, `YYYY-MM-DD`: today or one of the 90 days before. Left out: today.
             * @example 2026-12-01
             */
            date?: string | null;
            /** @description 代理人, who gets it. */
            delegate: components["schemas"]["Identity"];
            /** @description What the delegate may do, 1 to 20. Left out: everything (全权代表), which an administrator's account needs. */
            matters?: components["schemas"]["LetterMatter"][] | null;
            /**
             * @description Whether the delegate may let others act in turn. Left out: 代理人无权转换代理权.
             * @default false
             */
            may_appoint_agents: boolean;
            /** @description 单位, which gives the mandate. */
            organisation: components["schemas"]["LetterOrganisation"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description How long anybody may keep the reply. */
        CacheControl: string;
        /** @description The language of `detail` and of every other sentence. */
        ContentLanguage: "zh-CN" | "en";
        /** @description Seconds to wait, as in `retry_after_s`. */
        RetryAfter: number;
        /** @description To a browser only: the refresh token, in a cookie that no script can read, or the end of that cookie. */
        SetCookie: string;
        /** @description How to become known (RFC 9110, 11.6.1). */
        WwwAuthenticate: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "well_known.jwks_json.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: Record<string, never>[];
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "appeals.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartAppeal"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealBegun"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "appeals.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealStatus"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `appeal.unknown`: There is no such appeal, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "appeal.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "appeals.filing.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileAppeal"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealFiled"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `appeal.unknown`: There is no such appeal, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "appeal.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `registration.face_first`: The face has yet to be verified.
             *     `registration.already_complete`: The registration is complete.
             *     `registration.mobile_not_verified`: The mobile is not verified for this registration.
             *     `registration.overtaken`: Another request changed the registration at the same moment.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_first" | "registration.already_complete" | "registration.mobile_not_verified" | "registration.overtaken";
                    };
                };
            };
            /**
             * @description `registration.face_too_late`: The time to verify the face is over.
             *     `registration.account_too_late`: The time to finish is over.
             */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_too_late" | "registration.account_too_late";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `appeal.password_missing`: An account that is appealed for needs a password.
             *     `password.weak`: The password breaks rules.
             *     `appeal.other_mobile`: The mobile proven is not the one appealed for.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "appeal.password_missing" | "appeal.other_mobile";
                    }) | components["schemas"]["ProblemPasswordWeak"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "authorisation_letters.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteLetter"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterWritten"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `letter.unprintable`: The letter has characters that cannot be printed.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLetterUnprintable"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "authorisation_letters.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                letter: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Letter"];
                };
            };
            /**
             * @description `letter.unknown`: There is no such letter, or it is not yours to print.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "letter.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "authorisation_letters.pdf.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                letter: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `letter.unknown`: There is no such letter, or it is not yours to print.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "letter.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "authority.get": {
        parameters: {
            query: {
                organisation: string;
                person: string;
                matter: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authority"];
                };
            };
            /** @description `request.repeated_parameter`: A parameter of the query is given more than once. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestRepeatedParameter"];
                };
            };
            /** @description `client.unknown`: The client is unknown, or its secret is not right. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "client.unknown";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "bundles.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BundlesTold"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "cases.list": {
        parameters: {
            query: {
                state: components["schemas"]["CaseListName"];
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasesListed"];
                };
            };
            /** @description `request.repeated_parameter`: A parameter of the query is given more than once. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestRepeatedParameter"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "cases.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /**
             * @description `case.unknown`: There is no such case, or it is not yours to see.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "case.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "cases.put": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCase"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseUpdated"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `client.unknown`: The client is unknown, or its secret is not right. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "client.unknown";
                    };
                };
            };
            /**
             * @description `case.unknown`: There is no such case, or it is not yours to see.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "case.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `case.differs`: What never changes of a case is another.
             *     `case.sequence_used`: Another event of the case has that number.
             *     `case.too_many_updates`: The case has as many changes as it may.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "case.differs" | "case.sequence_used" | "case.too_many_updates";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `case.matter_not_yours`: The matter is not in the catalogue, or another system's.
             *     `case.organisation_unknown`: There is no such organisation.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "case.matter_not_yours" | "case.organisation_unknown";
                    }) | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "cases.mandates.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandedOver"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `matter.not_for_organisation`: The matter is none for organisations of that kind.
             *     `matter.not_allowed`: The caller may not do the matter now.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "matter.not_for_organisation" | "token.other_kind";
                    }) | components["schemas"]["ProblemMatterNotAllowed"];
                };
            };
            /**
             * @description `case.unknown`: There is no such case, or it is not yours to see.
             *     `matter.unknown`: There is no such matter.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "case.unknown" | "matter.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `case.no_page`: The matter is another system's by now, and the case's own has told no page. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "case.no_page";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "cases.rating.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateCase"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `rating.not_yours`: Only whoever began the case or answers for the organisation rates it.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "rating.not_yours" | "token.other_kind";
                    };
                };
            };
            /**
             * @description `case.unknown`: There is no such case, or it is not yours to see.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "case.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `rating.not_finished`: The case is not finished.
             *     `rating.given`: The case is rated already.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "rating.not_finished" | "rating.given";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "centre.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Centre"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "counter.accounts.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenAccount"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOpened"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /**
             * @description `counter.document_used`: A document was used by another request at the same moment.
             *     `counter.legal_representative_there`: The organisation has a legal representative who acts.
             *     `counter.administrator_there`: The organisation has an administrator's place.
             *     `member.already`: The person has a place in this organisation already.
             *     `member.number_shared`: Another place is signed in to with that number.
             *     `registration.institution_code_taken`: The institution code belongs to a registered organisation.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "counter.document_used" | "counter.legal_representative_there" | "counter.administrator_there" | "member.already" | "member.number_shared" | "registration.institution_code_taken";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `counter.document`: A document is not there, or does not serve.
             *     `counter.letter_unknown`: There is no such letter.
             *     `counter.letter_refused`: The letter does not do for this.
             *     `counter.not_in_register`: This does not agree with the business register.
             *     `counter.person_unknown`: No registered person has that document, name and mobile.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "counter.letter_unknown" | "counter.not_in_register" | "counter.person_unknown";
                    }) | components["schemas"]["ProblemCounterDocument"] | components["schemas"]["ProblemCounterLetterRefused"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "counter.acts.get": {
        parameters: {
            query?: {
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterActs"];
                };
            };
            /** @description `request.repeated_parameter`: A parameter of the query is given more than once. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestRepeatedParameter"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "counter.appeals.list": {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealsWaiting"];
                };
            };
            /** @description `request.repeated_parameter`: A parameter of the query is given more than once. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestRepeatedParameter"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "counter.appeals.decision.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideAppeal"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealDecided"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `appeal.unknown`: There is no such appeal, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "appeal.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `appeal.decided`: The appeal is decided already.
             *     `appeal.not_occupied`: Nothing is occupied, or the appellant has it already.
             *     `appeal.mobile_taken`: The appellant's mobile is bound to somebody else.
             *     `registration.person_gone`: The legal representative's own account is gone.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "appeal.decided" | "appeal.not_occupied" | "appeal.mobile_taken" | "registration.person_gone";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "counter.documents.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeDocument"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentTaken"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "counter.organisations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                credit_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationSeen"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `counter.place_unknown`: There is no such organisation, or no such place in it that a counter sees.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "counter.place_unknown" | "request.not_found";
                    };
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "counter.sessions.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FetchSso"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkSignedIn"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `session.cross_site`: A cookie is taken only from a page of the portal. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session.cross_site";
                    };
                };
            };
            /**
             * @description `sso.unknown`: There is no such sign-on, it is not this browser's, or its time is over.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "counter.sessions.current.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkSessionTold"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "counter.sessions.current.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEnded"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "counter.sso.callback.get": {
        parameters: {
            query: {
                state: components["schemas"]["CaseListName"];
                code?: string;
                iss?: string;
                error?: string;
                error_description?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing: the browser is sent on by `Location`. */
            302: {
                headers: {
                    /** @description Where the browser is sent on. */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.repeated_parameter`: A parameter of the query is given more than once. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestRepeatedParameter"];
                };
            };
            /**
             * @description `sso.denied`: The person said no at the provider.
             *     `sso.login_required`: The provider wants the person to sign in there, or to consent, first.
             *     `sso.not_believed`: The provider's word does not hold, or it gave none.
             *     `sso.stale`: They proved themselves to the provider too long ago.
             *     `sso.claims`: The provider does not say who it is as was agreed.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.denied" | "sso.login_required" | "sso.not_believed" | "sso.stale" | "sso.claims";
                    };
                };
            };
            /**
             * @description `sso.provider_unknown`: There is no such provider.
             *     `sso.unknown`: There is no such sign-on, it is not this browser's, or its time is over.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.provider_unknown" | "sso.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /**
             * @description `sso.provider_failed`: The provider says that it failed.
             *     `sso.unavailable`: The provider does not answer, or says that it cannot now.
             *     `sso.misconfigured`: The provider does not take what the hall sends: the hall's own to mend.
             *     `fault.passing`: Something failed that is likely to work in a moment.
             */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.provider_failed" | "sso.unavailable" | "sso.misconfigured";
                    }) | components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "counter.sso.start.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing: the browser is sent on by `Location`. */
            302: {
                headers: {
                    /** @description Where the browser is sent on. */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `sso.provider_unknown`: There is no such provider.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.provider_unknown" | "request.not_found";
                    };
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "counter.unmaskings.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmaskValue"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValueUnmasked"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `counter.place_unknown`: There is no such organisation, or no such place in it that a counter sees.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "counter.place_unknown" | "request.not_found";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "face_callbacks.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Callback"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Admitted"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `callback.not_authentic`: The signature does not hold.
             *     `callback.stale`: The timestamp is more than 300 seconds from our clock.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "callback.not_authentic" | "callback.stale";
                    };
                };
            };
            /**
             * @description `registration.unknown`: There is no such registration, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `callback.delivery_reused`: The delivery id was used for another body.
             *     `registration.face_done`: The face has been verified already.
             *     `registration.already_complete`: The registration is complete.
             *     `registration.overtaken`: Another request changed the registration at the same moment.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "callback.delivery_reused" | "registration.face_done" | "registration.already_complete" | "registration.overtaken";
                    };
                };
            };
            /** @description `registration.face_too_late`: The time to verify the face is over. */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_too_late";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `face.not_passed`: The face was not found to be alive and theirs.
             *     `face.other_person`: The face is another person's.
             *     `face.person_not_registered`: The legal representative has yet to register as a person.
             *     `face.person_already_registered`: The person is registered already.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "face.not_passed" | "face.other_person" | "face.person_not_registered" | "face.person_already_registered";
                    }) | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "face_verifications.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskFace"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaceToShow"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `face.provider_off`: The hall has no contract with Alipay.
             *     `registration.unknown`: There is no such registration, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "face.provider_off" | "registration.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `registration.face_done`: The face has been verified already.
             *     `registration.already_complete`: The registration is complete.
             *     `registration.overtaken`: Another request changed the registration at the same moment.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_done" | "registration.already_complete" | "registration.overtaken";
                    };
                };
            };
            /**
             * @description `registration.face_too_late`: The time to verify the face is over.
             *     `face.no_attempts_left`: No attempt with Alipay is left for that flow.
             */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_too_late" | "face.no_attempts_left";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `face.document_not_taken`: Alipay takes no such document.
             *     `face.identity_refused`: Alipay refuses to certify that identity.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "face.document_not_taken" | "face.identity_refused";
                    }) | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "face_verifications.result.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaceFound"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `face.provider_off`: The hall has no contract with Alipay.
             *     `face.unknown`: Alipay was not asked for a face of that flow, or it is not yours.
             *     `registration.unknown`: There is no such registration, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "face.provider_off" | "face.unknown" | "registration.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `registration.face_done`: The face has been verified already.
             *     `registration.already_complete`: The registration is complete.
             *     `callback.delivery_reused`: The delivery id was used for another body.
             *     `registration.overtaken`: Another request changed the registration at the same moment.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_done" | "registration.already_complete" | "callback.delivery_reused" | "registration.overtaken";
                    };
                };
            };
            /** @description `registration.face_too_late`: The time to verify the face is over. */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_too_late";
                    };
                };
            };
            /**
             * @description `face.not_passed`: The face was not found to be alive and theirs.
             *     `face.other_person`: The face is another person's.
             *     `face.person_not_registered`: The legal representative has yet to register as a person.
             *     `face.person_already_registered`: The person is registered already.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "face.not_passed" | "face.other_person" | "face.person_not_registered" | "face.person_already_registered";
                    };
                };
            };
            /** @description `face.slow_down`: The page polls too often. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaceSlowDown"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "hall.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hall"];
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "invitation.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `invitation.unknown`: There is no such invitation, or it is no longer good.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invitation.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "invitation.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerInvitation"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answered"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `invitation.unknown`: There is no such invitation, or it is no longer good.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invitation.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `invitation.accepted`: The invitation was accepted before.
             *     `registration.mobile_not_verified`: The mobile is not verified for this registration.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invitation.accepted" | "registration.mobile_not_verified";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `password.weak`: The password breaks rules.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemPasswordWeak"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `sign_in.locked_out`: Too many failed sign-ins. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSignInLockedOut"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "invitations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /**
             * @description `invitation.unknown`: There is no such invitation, or it is no longer good.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invitation.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "invitations.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerInvitation"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answered"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /**
             * @description `invitation.unknown`: There is no such invitation, or it is no longer good.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invitation.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `invitation.accepted`: The invitation was accepted before.
             *     `registration.mobile_not_verified`: The mobile is not verified for this registration.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invitation.accepted" | "registration.mobile_not_verified";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `password.weak`: The password breaks rules.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemPasswordWeak"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `sign_in.locked_out`: Too many failed sign-ins. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSignInLockedOut"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "legacy_halls.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HallsTold"];
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "licence_callbacks.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LicenceCallback"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenceTaken"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `callback.not_authentic`: The signature does not hold.
             *     `callback.stale`: The timestamp is more than 300 seconds from our clock.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "callback.not_authentic" | "callback.stale";
                    };
                };
            };
            /** @description `licence.not_acting`: The holder may not act for the licence's organisation now. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLicenceNotActing"];
                };
            };
            /**
             * @description `licence.unknown`: There is no such code, or the secret is none of it.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "licence.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `callback.delivery_reused`: The delivery id was used for another body.
             *     `licence.taken`: A licence was shown to the code already.
             *     `licence.overtaken`: The place was changed at the same moment.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "callback.delivery_reused" | "licence.taken" | "licence.overtaken";
                    };
                };
            };
            /** @description `licence.expired`: The code has expired. */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "licence.expired";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "licence_sign_ins.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenceOpened"];
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "licence_sign_ins.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                licence_sign_in: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrPolled"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /** @description `qr.denied`: The person denied the code. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "qr.denied";
                    };
                };
            };
            /**
             * @description `qr.unknown`: There is no such code, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "qr.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `qr.expired`: The code has expired.
             *     `qr.consumed`: The code signed a page in already.
             */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "qr.expired" | "qr.consumed";
                    };
                };
            };
            /** @description `qr.slow_down`: The page polls too often. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemQrSlowDown"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "matters.list": {
        parameters: {
            query?: {
                query?: string;
                category?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MattersFound"];
                };
            };
            /** @description `request.repeated_parameter`: A parameter of the query is given more than once. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestRepeatedParameter"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "matters.recommended.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MattersRecommended"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "matters.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                matter: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatterDetail"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /**
             * @description `matter.unknown`: There is no such matter.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "matter.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "matters.cases.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                matter: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginMatter"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandedOver"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `matter.not_for_organisation`: The matter is none for organisations of that kind.
             *     `matter.not_allowed`: The caller may not do the matter now.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "matter.not_for_organisation" | "token.other_kind";
                    }) | components["schemas"]["ProblemMatterNotAllowed"];
                };
            };
            /**
             * @description `matter.unknown`: There is no such matter.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "matter.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `case.no_page`: The matter is another system's by now, and the case's own has told no page.
             *     `case.attempt_used`: The page began another matter by that attempt.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "case.no_page" | "case.attempt_used";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "matters.favourite.put": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                matter: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourite"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /**
             * @description `matter.unknown`: There is no such matter.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "matter.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `matter.favourites_full`: As many matters are kept at hand as may be. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "matter.favourites_full";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "matters.favourite.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                matter: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourite"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "me.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "me.organisations.not_me.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disavowed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /**
             * @description `me.no_place`: They have no place in that organisation.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "me.no_place" | "request.not_found";
                    };
                };
            };
            /** @description `me.legal_representative`: Their own face made this place. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "me.legal_representative";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "me.organisations.session.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshSession"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `session.unknown`: There is no such session, or the refresh token is none of it.
             *     `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session.unknown" | "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `session.cross_site`: A cookie is taken only from a page of the portal.
             *     `session.not_acting`: The person may not act for that organisation now.
             *     `session.weaker`: The session rests on an agent's password, and the place is of more weight.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session.cross_site" | "session.weaker";
                    }) | components["schemas"]["ProblemSessionNotActing"];
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `session.overtaken`: The place was changed at the same moment. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session.overtaken";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "mobile_changes.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MobileChangeBegun"];
                };
            };
            /**
             * @description `token.step_up`: Identity must have been proven within the last 5 minutes.
             *     `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    }) | components["schemas"]["ProblemTokenStepUp"];
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "mobile_changes.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                change: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MobileChangeStatus"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `mobile_change.unknown`: There is no such change of mobile, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "mobile_change.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "mobile_changes.mobile.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                change: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMobile"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MobileChanged"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `mobile_change.unknown`: There is no such change of mobile, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "mobile_change.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `mobile_change.already_complete`: The change of mobile is complete.
             *     `mobile_change.not_verified`: The mobile is not verified for this change.
             *     `mobile_change.unchanged`: It is the mobile they have.
             *     `mobile_change.mobile_taken`: The mobile is bound to somebody else.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "mobile_change.already_complete" | "mobile_change.not_verified" | "mobile_change.unchanged" | "mobile_change.mobile_taken";
                    };
                };
            };
            /** @description `mobile_change.too_late`: The time to change the mobile is over. */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "mobile_change.too_late";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "organisation.administrator.put": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteMember"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.step_up`: Identity must have been proven within the last 5 minutes.
             *     `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    }) | components["schemas"]["ProblemTokenStepUp"];
                };
            };
            /**
             * @description `member.not_allowed`: The role does not allow this.
             *     `member.not_mandated`: The authorisation letter does not allow this.
             *     `member.yourself`: Nobody changes their own place.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_allowed" | "member.not_mandated" | "member.yourself" | "token.other_kind";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /**
             * @description `member.already`: The person has a place in this organisation already.
             *     `member.full`: No place of that role is free.
             *     `member.number_shared`: Another place is signed in to with that number.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.already" | "member.full" | "member.number_shared";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `member.person_unknown`: No registered person has that document and name.
             *     `grant.beyond_own`: A grant reaches beyond the granter's own period.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.person_unknown" | "grant.beyond_own";
                    }) | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "organisation.administrator.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Removed"];
                };
            };
            /**
             * @description `token.step_up`: Identity must have been proven within the last 5 minutes.
             *     `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    }) | components["schemas"]["ProblemTokenStepUp"];
                };
            };
            /**
             * @description `member.not_allowed`: The role does not allow this.
             *     `member.not_mandated`: The authorisation letter does not allow this.
             *     `member.yourself`: Nobody changes their own place.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_allowed" | "member.not_mandated" | "member.yourself" | "token.other_kind";
                    };
                };
            };
            /**
             * @description `member.unknown`: There is no such place in this organisation.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "organisation.administrator.change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMember"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.step_up`: Identity must have been proven within the last 5 minutes.
             *     `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    }) | components["schemas"]["ProblemTokenStepUp"];
                };
            };
            /**
             * @description `member.not_allowed`: The role does not allow this.
             *     `member.not_mandated`: The authorisation letter does not allow this.
             *     `member.yourself`: Nobody changes their own place.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_allowed" | "member.not_mandated" | "member.yourself" | "token.other_kind";
                    };
                };
            };
            /**
             * @description `member.unknown`: There is no such place in this organisation.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `member.number_shared`: Another place is signed in to with that number. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.number_shared";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `member.mobile_not_theirs`: The mobile is not the one its person has proven.
             *     `grant.beyond_own`: A grant reaches beyond the granter's own period.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.mobile_not_theirs" | "grant.beyond_own";
                    }) | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "organisation.administrator.confirmation.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /**
             * @description `token.step_up`: Identity must have been proven within the last 5 minutes.
             *     `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    }) | components["schemas"]["ProblemTokenStepUp"];
                };
            };
            /**
             * @description `member.not_allowed`: The role does not allow this.
             *     `member.yourself`: Nobody changes their own place.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_allowed" | "member.yourself" | "token.other_kind";
                    };
                };
            };
            /**
             * @description `member.unknown`: There is no such place in this organisation.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `member.not_unconfirmed`: The place does not wait to be confirmed. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_unconfirmed";
                    };
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "organisation.administrator.invitation.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /**
             * @description `token.step_up`: Identity must have been proven within the last 5 minutes.
             *     `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    }) | components["schemas"]["ProblemTokenStepUp"];
                };
            };
            /**
             * @description `member.not_allowed`: The role does not allow this.
             *     `member.not_mandated`: The authorisation letter does not allow this.
             *     `member.yourself`: Nobody changes their own place.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_allowed" | "member.not_mandated" | "member.yourself" | "token.other_kind";
                    };
                };
            };
            /**
             * @description `member.unknown`: There is no such place in this organisation.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `member.not_invited`: The place is not waiting for an answer. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_invited";
                    };
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "organisation.agents.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `member.not_allowed`: The role does not allow this.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_allowed" | "token.other_kind";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "organisation.agents.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteMember"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.step_up`: Identity must have been proven within the last 5 minutes.
             *     `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    }) | components["schemas"]["ProblemTokenStepUp"];
                };
            };
            /**
             * @description `member.not_allowed`: The role does not allow this.
             *     `member.not_mandated`: The authorisation letter does not allow this.
             *     `member.yourself`: Nobody changes their own place.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_allowed" | "member.not_mandated" | "member.yourself" | "token.other_kind";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /**
             * @description `member.already`: The person has a place in this organisation already.
             *     `member.full`: No place of that role is free.
             *     `member.number_shared`: Another place is signed in to with that number.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.already" | "member.full" | "member.number_shared";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `member.person_unknown`: No registered person has that document and name.
             *     `grant.beyond_own`: A grant reaches beyond the granter's own period.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.person_unknown" | "grant.beyond_own";
                    }) | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "organisation.agents.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membership: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Removed"];
                };
            };
            /**
             * @description `token.step_up`: Identity must have been proven within the last 5 minutes.
             *     `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    }) | components["schemas"]["ProblemTokenStepUp"];
                };
            };
            /**
             * @description `member.not_allowed`: The role does not allow this.
             *     `member.not_mandated`: The authorisation letter does not allow this.
             *     `member.yourself`: Nobody changes their own place.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_allowed" | "member.not_mandated" | "member.yourself" | "token.other_kind";
                    };
                };
            };
            /**
             * @description `member.unknown`: There is no such place in this organisation.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "organisation.agents.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membership: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMember"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.step_up`: Identity must have been proven within the last 5 minutes.
             *     `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    }) | components["schemas"]["ProblemTokenStepUp"];
                };
            };
            /**
             * @description `member.not_allowed`: The role does not allow this.
             *     `member.not_mandated`: The authorisation letter does not allow this.
             *     `member.yourself`: Nobody changes their own place.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_allowed" | "member.not_mandated" | "member.yourself" | "token.other_kind";
                    };
                };
            };
            /**
             * @description `member.unknown`: There is no such place in this organisation.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `member.number_shared`: Another place is signed in to with that number. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.number_shared";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `member.mobile_not_theirs`: The mobile is not the one its person has proven.
             *     `grant.beyond_own`: A grant reaches beyond the granter's own period.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.mobile_not_theirs" | "grant.beyond_own";
                    }) | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "organisation.agents.confirmation.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membership: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /**
             * @description `token.step_up`: Identity must have been proven within the last 5 minutes.
             *     `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    }) | components["schemas"]["ProblemTokenStepUp"];
                };
            };
            /**
             * @description `member.not_allowed`: The role does not allow this.
             *     `member.yourself`: Nobody changes their own place.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_allowed" | "member.yourself" | "token.other_kind";
                    };
                };
            };
            /**
             * @description `member.unknown`: There is no such place in this organisation.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `member.not_unconfirmed`: The place does not wait to be confirmed. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_unconfirmed";
                    };
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "organisation.agents.grants.put": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membership: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceGrants"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `member.not_allowed`: The role does not allow this.
             *     `member.not_mandated`: The authorisation letter does not allow this.
             *     `member.yourself`: Nobody changes their own place.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_allowed" | "member.not_mandated" | "member.yourself" | "token.other_kind";
                    };
                };
            };
            /**
             * @description `member.unknown`: There is no such place in this organisation.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `member.suspended`: The place is suspended.
             *     `grant.changed`: The place was changed since it was read.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.suspended";
                    }) | components["schemas"]["ProblemGrantChanged"];
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `grant.beyond_own`: A grant reaches beyond the granter's own period.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "grant.beyond_own";
                    }) | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "organisation.agents.invitation.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membership: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /**
             * @description `token.step_up`: Identity must have been proven within the last 5 minutes.
             *     `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    }) | components["schemas"]["ProblemTokenStepUp"];
                };
            };
            /**
             * @description `member.not_allowed`: The role does not allow this.
             *     `member.not_mandated`: The authorisation letter does not allow this.
             *     `member.yourself`: Nobody changes their own place.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_allowed" | "member.not_mandated" | "member.yourself" | "token.other_kind";
                    };
                };
            };
            /**
             * @description `member.unknown`: There is no such place in this organisation.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `member.not_invited`: The place is not waiting for an answer. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_invited";
                    };
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "organisation.audit.get": {
        parameters: {
            query?: {
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `request.repeated_parameter`: A parameter of the query is given more than once. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestRepeatedParameter"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `member.not_allowed`: The role does not allow this.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_allowed" | "token.other_kind";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "organisation.export.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /**
             * @description `token.step_up`: Identity must have been proven within the last 5 minutes.
             *     `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    }) | components["schemas"]["ProblemTokenStepUp"];
                };
            };
            /**
             * @description `member.not_allowed`: The role does not allow this.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "member.not_allowed" | "token.other_kind";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "password.put": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordChanged"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `password.wrong`: The present password is another.
             *     `password.weak`: The password breaks rules.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password.wrong";
                    }) | components["schemas"]["ProblemPasswordWeak"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `sign_in.locked_out`: Too many failed sign-ins. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSignInLockedOut"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "password_resets.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartReset"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetBegun"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "password_resets.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetStatus"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `password_reset.unknown`: There is no such password reset, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password_reset.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "password_resets.account.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetAccount"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetDone"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /** @description `password_reset.not_proven`: Nothing proves that the account is theirs. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password_reset.not_proven";
                    };
                };
            };
            /**
             * @description `password_reset.unknown`: There is no such password reset, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password_reset.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `password_reset.already_complete`: The password reset is complete. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password_reset.already_complete";
                    };
                };
            };
            /** @description `password_reset.too_late`: The time to reset the password is over. */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password_reset.too_late";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `password.weak`: The password breaks rules.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemPasswordWeak"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "person_password.put": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordChanged"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `password.wrong`: The present password is another.
             *     `password.weak`: The password breaks rules.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password.wrong";
                    }) | components["schemas"]["ProblemPasswordWeak"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `sign_in.locked_out`: Too many failed sign-ins. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSignInLockedOut"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "person_password_resets.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartPersonReset"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetBegun"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "person_password_resets.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetStatus"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `password_reset.unknown`: There is no such password reset, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password_reset.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "person_password_resets.account.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPersonAccount"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetDone"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /** @description `password_reset.not_proven`: Nothing proves that the account is theirs. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password_reset.not_proven";
                    };
                };
            };
            /**
             * @description `password_reset.unknown`: There is no such password reset, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password_reset.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `password_reset.already_complete`: The password reset is complete. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password_reset.already_complete";
                    };
                };
            };
            /** @description `password_reset.too_late`: The time to reset the password is over. */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password_reset.too_late";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `password.weak`: The password breaks rules.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemPasswordWeak"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "person_registrations.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Identity"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Begun"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "person_registrations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `registration.unknown`: There is no such registration, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "person_registrations.account.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Account"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonMade"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `registration.unknown`: There is no such registration, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `registration.face_first`: The face has yet to be verified.
             *     `registration.already_complete`: The registration is complete.
             *     `registration.mobile_not_verified`: The mobile is not verified for this registration.
             *     `registration.overtaken`: Another request changed the registration at the same moment.
             *     `registration.identity_taken`: The identity is registered already.
             *     `registration.mobile_taken`: The mobile is bound to another account.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_first" | "registration.already_complete" | "registration.mobile_not_verified" | "registration.overtaken" | "registration.identity_taken" | "registration.mobile_taken";
                    };
                };
            };
            /**
             * @description `registration.face_too_late`: The time to verify the face is over.
             *     `registration.account_too_late`: The time to finish is over.
             */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_too_late" | "registration.account_too_late";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `password.weak`: The password breaks rules.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemPasswordWeak"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "person_sessions.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonSignsIn"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `sign_in.wrong`: Organisation, account and password do not go together.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "sign_in.wrong";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `sign_in.overtaken`: The password was changed at the same moment. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sign_in.overtaken";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /**
             * @description `sign_in.locked_out`: Too many failed sign-ins.
             *     `limit.reached`: Too many requests.
             */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSignInLockedOut"] | components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "person_sessions.refresh.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshSession"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `session.unknown`: There is no such session, or the refresh token is none of it.
             *     `session.ended`: The session was unused too long, or what it rests on no longer stands.
             *     `session.reused`: A spent refresh token was shown: the session is ended.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session.unknown" | "session.ended" | "session.reused";
                    };
                };
            };
            /** @description `session.cross_site`: A cookie is taken only from a page of the portal. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session.cross_site";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `session.refresh_repeated`: The refresh token has given as many successors as it may. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session.refresh_repeated";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "qr_approvals.decision.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideQr"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrDecided"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `qr.wrong_number`: The page shows another number: the code is denied.
             *     `qr.not_acting`: The person may not act for that organisation now.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "qr.wrong_number" | "token.other_kind";
                    }) | components["schemas"]["ProblemQrNotActing"];
                };
            };
            /**
             * @description `qr.unknown`: There is no such code, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "qr.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `qr.taken`: Somebody scanned the code already, or it is decided.
             *     `qr.overtaken`: The place was changed at the same moment.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "qr.taken" | "qr.overtaken";
                    };
                };
            };
            /** @description `qr.expired`: The code has expired. */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "qr.expired";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "qr_approvals.scan.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScanQr"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrScanned"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `token.other_kind`: The access token is of another kind of session. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.other_kind";
                    };
                };
            };
            /**
             * @description `qr.unknown`: There is no such code, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "qr.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `qr.taken`: Somebody scanned the code already, or it is decided. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "qr.taken";
                    };
                };
            };
            /** @description `qr.expired`: The code has expired. */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "qr.expired";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "qr_sign_ins.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrOpened"];
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "qr_sign_ins.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                qr_sign_in: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrPolled"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /** @description `qr.denied`: The person denied the code. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "qr.denied";
                    };
                };
            };
            /**
             * @description `qr.unknown`: There is no such code, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "qr.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `qr.expired`: The code has expired.
             *     `qr.consumed`: The code signed a page in already.
             */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "qr.expired" | "qr.consumed";
                    };
                };
            };
            /** @description `qr.slow_down`: The page polls too often. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemQrSlowDown"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "registrations.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartOrganisation"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Begun"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /**
             * @description `registration.other_agreement`: Another version of the agreement is in force.
             *     `registration.credit_code_taken`: The organisation is registered already.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.credit_code_taken";
                    }) | components["schemas"]["ProblemRegistrationOtherAgreement"];
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `registration.not_in_register`: This does not agree with the business register.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.not_in_register";
                    }) | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "registrations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `registration.unknown`: There is no such registration, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "registrations.account.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Account"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationMade"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `registration.unknown`: There is no such registration, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `registration.face_first`: The face has yet to be verified.
             *     `registration.already_complete`: The registration is complete.
             *     `registration.mobile_not_verified`: The mobile is not verified for this registration.
             *     `registration.overtaken`: Another request changed the registration at the same moment.
             *     `registration.credit_code_taken`: The organisation is registered already.
             *     `registration.institution_code_taken`: The institution code belongs to a registered organisation.
             *     `registration.person_gone`: The legal representative's own account is gone.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_first" | "registration.already_complete" | "registration.mobile_not_verified" | "registration.overtaken" | "registration.credit_code_taken" | "registration.institution_code_taken" | "registration.person_gone";
                    };
                };
            };
            /**
             * @description `registration.face_too_late`: The time to verify the face is over.
             *     `registration.account_too_late`: The time to finish is over.
             */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_too_late" | "registration.account_too_late";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `password.weak`: The password breaks rules.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemPasswordWeak"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "revocations.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/jwt": string;
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "session_proofs.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofBegun"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "session_proofs.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proof: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofStatus"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `proof.unknown`: There is no such proof by face, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "proof.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "sessions.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "sessions.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInWithPassword"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `sign_in.wrong`: Organisation, account and password do not go together. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sign_in.wrong";
                    };
                };
            };
            /** @description `sign_in.not_acting`: The place does not let its person act now. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSignInNotActing"];
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `sign_in.overtaken`: The password was changed at the same moment. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sign_in.overtaken";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /**
             * @description `sign_in.locked_out`: Too many failed sign-ins.
             *     `limit.reached`: Too many requests.
             */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSignInLockedOut"] | components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "sessions.delete_all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEnded"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "sessions.current.proof.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProveSession"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionProven"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `proof.unknown`: There is no such proof by face, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "proof.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `proof.no_face`: No face has passed, or its time is over.
             *     `proof.spent`: The face was used before.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "proof.no_face" | "proof.spent";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `password.wrong`: The present password is another.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password.wrong";
                    }) | components["schemas"]["ProblemRequestFields"];
                };
            };
            /**
             * @description `sign_in.locked_out`: Too many failed sign-ins.
             *     `limit.reached`: Too many requests.
             */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSignInLockedOut"] | components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "sessions.refresh.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshSession"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `session.unknown`: There is no such session, or the refresh token is none of it.
             *     `session.ended`: The session was unused too long, or what it rests on no longer stands.
             *     `session.reused`: A spent refresh token was shown: the session is ended.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session.unknown" | "session.ended" | "session.reused";
                    };
                };
            };
            /** @description `session.cross_site`: A cookie is taken only from a page of the portal. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session.cross_site";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `session.refresh_repeated`: The refresh token has given as many successors as it may. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session.refresh_repeated";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "sessions.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEnded"];
                };
            };
            /**
             * @description `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    };
                };
            };
            /**
             * @description `session.not_yours`: There is no such session among yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session.not_yours" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "sms_codes.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendSms"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsSent"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `registration.unknown`: There is no such registration, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `registration.face_first`: The face has yet to be verified.
             *     `registration.already_complete`: The registration is complete.
             *     `sms.already_verified`: The mobile is verified already.
             *     `sms.overtaken`: Another request sent a code at the same moment.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_first" | "registration.already_complete" | "sms.already_verified" | "sms.overtaken";
                    };
                };
            };
            /**
             * @description `registration.face_too_late`: The time to verify the face is over.
             *     `registration.account_too_late`: The time to finish is over.
             *     `sms.flow_over`: What the code was for is finished, or out of time.
             */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_too_late" | "registration.account_too_late" | "sms.flow_over";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /**
             * @description `sms.wait`: A code may be sent again later.
             *     `limit.reached`: Too many requests.
             */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSmsWait"] | components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /**
             * @description `sms.not_taken`: The carrier did not take the message.
             *     `sms.budget_spent`: As many SMS have left today as may.
             *     `fault.passing`: Something failed that is likely to work in a moment.
             */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sms.not_taken" | "sms.budget_spent";
                    }) | components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "sms_codes.verification.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sms_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifySms"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsVerified"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `sms.unknown`: There is no such code, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sms.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `sms.overtaken`: Another request sent a code at the same moment. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sms.overtaken";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `sms.expired`: The code has expired.
             *     `sms.spent`: The code is spent.
             *     `sms.wrong`: The code does not match.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sms.expired";
                    }) | components["schemas"]["ProblemSmsSpent"] | components["schemas"]["ProblemSmsWrong"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "sso.callback.get": {
        parameters: {
            query: {
                state: components["schemas"]["CaseListName"];
                code?: string;
                iss?: string;
                error?: string;
                error_description?: string;
            };
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing: the browser is sent on by `Location`. */
            302: {
                headers: {
                    /** @description Where the browser is sent on. */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.repeated_parameter`: A parameter of the query is given more than once. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestRepeatedParameter"];
                };
            };
            /**
             * @description `sso.denied`: The person said no at the provider.
             *     `sso.login_required`: The provider wants the person to sign in there, or to consent, first.
             *     `sso.not_believed`: The provider's word does not hold, or it gave none.
             *     `sso.stale`: They proved themselves to the provider too long ago.
             *     `sso.claims`: The provider does not say who it is as was agreed.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.denied" | "sso.login_required" | "sso.not_believed" | "sso.stale" | "sso.claims";
                    };
                };
            };
            /**
             * @description `sso.provider_unknown`: There is no such provider.
             *     `sso.unknown`: There is no such sign-on, it is not this browser's, or its time is over.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.provider_unknown" | "sso.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /**
             * @description `sso.provider_failed`: The provider says that it failed.
             *     `sso.unavailable`: The provider does not answer, or says that it cannot now.
             *     `sso.misconfigured`: The provider does not take what the hall sends: the hall's own to mend.
             *     `fault.passing`: Something failed that is likely to work in a moment.
             */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.provider_failed" | "sso.unavailable" | "sso.misconfigured";
                    }) | components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "sso.link.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkSso"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoLinked"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /**
             * @description `token.step_up`: Identity must have been proven within the last 5 minutes.
             *     `token.missing`: The bearer token is missing or malformed.
             *     `token.ended`: The access token is not good, or no longer.
             */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing" | "token.ended";
                    }) | components["schemas"]["ProblemTokenStepUp"];
                };
            };
            /**
             * @description `sso.other_person`: The provider names somebody else.
             *     `token.other_kind`: The access token is of another kind of session.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.other_person" | "token.other_kind";
                    };
                };
            };
            /**
             * @description `sso.unknown`: There is no such sign-on, it is not this browser's, or its time is over.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `sso.already_linked`: The subject or the person is linked already. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.already_linked";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "sso.result.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FetchSso"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoFetched"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `session.cross_site`: A cookie is taken only from a page of the portal. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session.cross_site";
                    };
                };
            };
            /**
             * @description `sso.unknown`: There is no such sign-on, it is not this browser's, or its time is over.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "sso.session.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChooseSso"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `sso.not_linked`: Nobody is linked to the subject yet.
             *     `sso.not_acting`: The person may not act for that organisation now.
             */
            403: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.not_linked";
                    }) | components["schemas"]["ProblemSsoNotActing"];
                };
            };
            /**
             * @description `sso.unknown`: There is no such sign-on, it is not this browser's, or its time is over.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `sso.overtaken`: The place was changed at the same moment. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.overtaken";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "sso.start.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing: the browser is sent on by `Location`. */
            302: {
                headers: {
                    /** @description Where the browser is sent on. */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `sso.provider_unknown`: There is no such provider.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sso.provider_unknown" | "request.not_found";
                    };
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "successions.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartOrganisation"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuccessionBegun"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /**
             * @description `registration.other_agreement`: Another version of the agreement is in force.
             *     `succession.not_registered`: The organisation has no account yet.
             *     `succession.already_legal_representative`: They are the legal representative already.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "succession.already_legal_representative";
                    }) | components["schemas"]["ProblemRegistrationOtherAgreement"] | components["schemas"]["ProblemSuccessionNotRegistered"];
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `registration.not_in_register`: This does not agree with the business register.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.not_in_register";
                    }) | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `limit.reached`: Too many requests. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "successions.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                succession: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuccessionStatus"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `registration.unknown`: There is no such registration, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "successions.account.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                succession: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Account"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuccessionDone"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `registration.unknown`: There is no such registration, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `registration.face_first`: The face has yet to be verified.
             *     `registration.already_complete`: The registration is complete.
             *     `registration.mobile_not_verified`: The mobile is not verified for this registration.
             *     `succession.already_legal_representative`: They are the legal representative already.
             *     `registration.person_gone`: The legal representative's own account is gone.
             *     `registration.overtaken`: Another request changed the registration at the same moment.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_first" | "registration.already_complete" | "registration.mobile_not_verified" | "succession.already_legal_representative" | "registration.person_gone" | "registration.overtaken";
                    };
                };
            };
            /**
             * @description `registration.face_too_late`: The time to verify the face is over.
             *     `registration.account_too_late`: The time to finish is over.
             */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "registration.face_too_late" | "registration.account_too_late";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `password.weak`: The password breaks rules.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemPasswordWeak"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "upgrades.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartUpgrade"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpgradeBegun"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `upgrade.wrong`: User name and password do not go together, or the account is upgraded. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "upgrade.wrong";
                    };
                };
            };
            /** @description `request.not_found`: There is no such thing. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.not_found";
                    };
                };
            };
            /** @description `upgrade.other_notice`: Another version of the notice is in force. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemUpgradeOtherNotice"];
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /** @description `request.fields`: Some fields are not sound. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestFields"];
                };
            };
            /**
             * @description `upgrade.locked_out`: Too many wrong passwords.
             *     `limit.reached`: Too many requests.
             */
            429: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemUpgradeLockedOut"] | components["schemas"]["ProblemLimitReached"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "upgrades.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upgrade: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpgradeStatus"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `upgrade.unknown`: There is no such upgrade, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "upgrade.unknown" | "request.not_found";
                    };
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "upgrades.administrator.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upgrade: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameAdministrator"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountUpgraded"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `upgrade.unknown`: There is no such upgrade, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "upgrade.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `upgrade.organisation_first`: The organisation has yet to be confirmed.
             *     `upgrade.already_complete`: The upgrade is complete.
             *     `upgrade.legal_representative`: The legal representative registers instead.
             *     `upgrade.account_upgraded`: The account is upgraded already.
             *     `registration.credit_code_taken`: The organisation is registered already.
             *     `registration.institution_code_taken`: The institution code belongs to a registered organisation.
             *     `upgrade.overtaken`: Another request changed the upgrade at the same moment.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "upgrade.organisation_first" | "upgrade.already_complete" | "upgrade.account_upgraded" | "registration.credit_code_taken" | "registration.institution_code_taken" | "upgrade.overtaken";
                    }) | components["schemas"]["ProblemUpgradeLegalRepresentative"];
                };
            };
            /**
             * @description `upgrade.too_late`: The time for this step is over.
             *     `upgrade.no_tries_left`: No try is left.
             */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "upgrade.too_late" | "upgrade.no_tries_left";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `upgrade.person_unknown`: No registered person has that document, name and mobile.
             *     `password.weak`: The password breaks rules.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemUpgradePersonUnknown"] | components["schemas"]["ProblemPasswordWeak"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
    "upgrades.organisation.put": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upgrade: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmOrganisation"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationConfirmed"];
                };
            };
            /** @description `request.malformed`: The body is not JSON of the expected shape. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemRequestMalformed"];
                };
            };
            /** @description `token.missing`: The bearer token is missing or malformed. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token.missing";
                    };
                };
            };
            /**
             * @description `upgrade.unknown`: There is no such upgrade, or it is not yours.
             *     `request.not_found`: There is no such thing.
             */
            404: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "upgrade.unknown" | "request.not_found";
                    };
                };
            };
            /**
             * @description `upgrade.already_complete`: The upgrade is complete.
             *     `upgrade.account_upgraded`: The account is upgraded already.
             *     `registration.credit_code_taken`: The organisation is registered already.
             *     `upgrade.overtaken`: Another request changed the upgrade at the same moment.
             */
            409: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "upgrade.already_complete" | "upgrade.account_upgraded" | "registration.credit_code_taken" | "upgrade.overtaken";
                    };
                };
            };
            /**
             * @description `upgrade.too_late`: The time for this step is over.
             *     `upgrade.no_tries_left`: No try is left.
             */
            410: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "upgrade.too_late" | "upgrade.no_tries_left";
                    };
                };
            };
            /** @description `request.too_large`: The body is longer than 16 KiB. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.too_large";
                    };
                };
            };
            /** @description `request.media_type`: The body is not declared as application/json. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "request.media_type";
                    };
                };
            };
            /**
             * @description `upgrade.disagrees`: This does not agree with what is known of the organisation.
             *     `request.fields`: Some fields are not sound.
             */
            422: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemUpgradeDisagrees"] | components["schemas"]["ProblemRequestFields"];
                };
            };
            /** @description `fault.lasting`: Something failed. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fault.lasting";
                    };
                };
            };
            /** @description `fault.passing`: Something failed that is likely to work in a moment. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["ContentLanguage"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemFaultPassing"];
                };
            };
        };
    };
}
