// Written by `npm run openapi` from docs/openapi.json; do not change it by hand.

export interface paths {
    "/api/v1/applications/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Een aanvraag opnemen (bekijken) */
        post: operations["accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Een aanvraag goedkeuren: de plaats geven */
        post: operations["approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/no-place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Melden dat er geen plaats is */
        post: operations["noPlace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Een aanvraag niet goedkeuren */
        post: operations["reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/undo-approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Een goedkeuring ongedaan maken */
        post: operations["undoApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Een eigen aanvraag intrekken */
        post: operations["withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/certificates/{carePlanId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * De certificaten van vernietiging van een opvangplan van het eigen bestuur
         * @description Ook als er verder niets meer van het opvangplan bestaat.
         */
        get: operations["getCertificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/checkpoints/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Het laatste ondertekende controlepunt van het hele logboek
         * @description Wie het bewaart, kan later nagaan dat niets van wat er toen stond, gewijzigd is. Zonder aan te melden.
         */
        get: operations["getLatestCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/consultations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Wie de geschiedenis van het eigen bestuur inkeek of erover besliste, en waarom
         * @description Ook wat het beheer deed voor alle besturen samen. Dit opvragen wordt zelf ook genoteerd.
         */
        get: operations["listConsultations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/disclosures/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tellen hoe vaak er van de opvangplannen van het eigen bestuur iets getoond is
         * @description Alleen aantallen: geen opvangplan en geen persoon. Dat er geteld is, wordt genoteerd.
         */
        get: operations["countDisclosures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/ledger/checkpoints/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Het laatste ondertekende controlepunt van het register van inzagen
         * @description Wie het bewaart, kan later nagaan dat niets van wat er toen stond, gewijzigd of weg is.
         */
        get: operations["getLatestLedgerCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/ledger/proofs/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Het bewijs dat een vroeger register het begin is van een later
         * @description Wat er bij het eerste controlepunt stond, staat er bij het tweede nog, ongewijzigd.
         */
        get: operations["proveLedgerConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/ledger/proofs/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Het bewijs dat een regel op haar plaats in het register staat
         * @description Na te gaan met het controlepunt alleen, zonder databank of netwerk.
         */
        get: operations["proveLedgerInclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Het logboek: de gebeurtenissen van het eigen bestuur, en van de andere alleen de hash
         * @description In volgorde, zonder gaten. Wat persoonlijk is, staat er verzegeld in en wordt hier niet gegeven. Met type of stream staan er alleen eigen gebeurtenissen op de bladzijde, soms minder dan gevraagd: ga door tot nextCursor null is.
         */
        get: operations["readAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/log/hashes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * De hashes van een stuk van het logboek, om de boom zelf na te bouwen
         * @description Van eigen gebeurtenissen de hash van hun bytes, waaruit met de positie het blad volgt; van de andere het blad zelf. Bouw er de boom van (RFC 6962) en vergelijk de wortel met die van een ondertekend controlepunt.
         */
        get: operations["readLogHashes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/log/{position}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Eén gebeurtenis van het logboek, met de bytes waarvan haar hash is
         * @description Daarmee is alles zelf na te rekenen: van de bytes naar de hash, het blad, de wortel en de handtekening van het controlepunt. Van een ander bestuur is er alleen het blad.
         */
        get: operations["readLogEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/proofs/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Het bewijs dat een vroeger logboek het begin is van een later
         * @description Wat er bij het eerste controlepunt stond, staat er bij het tweede nog, ongewijzigd. Zonder aan te melden: wie een controlepunt bewaarde, kan het logboek eraan houden.
         */
        get: operations["proveConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/proofs/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Het bewijs dat een gebeurtenis op haar positie in het logboek staat
         * @description Na te gaan met het controlepunt alleen, zonder databank of netwerk.
         */
        get: operations["proveInclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/streams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Een opvangplan, een aanvraag of een bestuur zoals het toen was, en wie er toen wat van zag
         * @description Uit het logboek zelf, van het eigen bestuur: toestand, geschiedenis, wat toen gold, en per veld wat organisator, zoekpool, gezin en regie te zien kregen. Nooit een waarde. Naast toen staat nu, waar dat verschilt.
         */
        get: operations["replayStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/care-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Een opvangplan indienen
         * @description Maakt het plan en een aanvraag bij elke locatie. Welke velden verplicht zijn, volgt uit de methode die het lokaal bestuur koos.
         */
        post: operations["fileCarePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/care-plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Het eigen opvangplan
         * @description Alle gegevens, elke aanvraag met haar verloop, wat nog kan en moet, en wie er nu wat van ziet. Wat een lokaal loket zo leest, wordt vooraf geregistreerd.
         */
        get: operations["getOwnCarePlan"];
        put?: never;
        post?: never;
        /**
         * Alle gegevens van het opvangplan laten wissen
         * @description Sluit het opvangplan meteen voor iedereen en zet elke lopende aanvraag stop; daarna worden de sleutels vernietigd. Een wettelijke bewaring stelt dat laatste uit: het antwoord zegt dan tot wanneer. Dit is definitief.
         */
        delete: operations["eraseCarePlan"];
        options?: never;
        head?: never;
        /**
         * Periode, opvangdelen of delen van een opvangplan wijzigen
         * @description Wat er niet in staat, blijft zoals het is.
         */
        patch: operations["amendCarePlan"];
        trace?: never;
    };
    "/api/v1/care-plans/{id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Een opvangplan bij nog meer locaties aanvragen
         * @description Kan niet meer wanneer een plaats gevonden is, tenzij de familie die bevestigde en verder zoekt. De regie kan het alleen voor een opvangplan van haar bestuur dat op de noodlijst staat.
         */
        post: operations["addLocations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/care-plans/{id}/confirm-place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * De gevonden plaats bevestigen
         * @description Trekt de andere aanvragen van het plan in, tenzij het gezin verder zoekt. Een organisator bevestigt zo de plaats van zijn eigen aanvraag, met het ondertekende contract.
         */
        post: operations["confirmPlace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/care-plans/{id}/decline-place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Een plaats niet nemen
         * @description De aanvraag staat weer op “geaccepteerd”; de andere aanvragen van het plan gaan weer open, ook die door de bevestiging ingetrokken waren.
         */
        post: operations["declinePlace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/care-plans/{id}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Wie zag wat van het eigen opvangplan
         * @description Elke keer dat een organisatie gegevens te zien kreeg: welke velden, hoe precies en waarom.
         */
        get: operations["listOwnDisclosures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/care-plans/{id}/emergency-listing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Een opvangplan op de noodlijst zetten
         * @description Elke opvanglocatie kan het dan zien zolang er een plaats gezocht wordt, zonder naam, adres of contactgegevens. Opnieuw met een andere reden: de reden wijzigt.
         */
        post: operations["listOnEmergency"];
        /**
         * Een opvangplan van de noodlijst halen
         * @description Een gevonden plaats of een intrekking haalt het er vanzelf af.
         */
        delete: operations["takeOffEmergencyList"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/care-plans/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alles van het eigen opvangplan als bestand
         * @description Eén JSON-bestand met alle gegevens, elke aanvraag met haar verloop, wie nu wat ziet, wie al wat zag, de methode met haar grond, en het ontvangstbewijs (AVG, artikelen 15 en 20). Het formaat staat in docs/care-plan-export.md.
         */
        get: operations["exportOwnCarePlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/care-plans/{id}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Wanneer welke gegevens van het opvangplan verdwijnen
         * @description Wat er al vernietigd is, wat er nog komt en wanneer, wat er van blijft, wat het tegenhoudt, en wat het gezin kan doen; als gegevens en in gewone zinnen.
         */
        get: operations["getForecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/care-plans/{id}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Eigen gegevens verbeteren of aanvullen
         * @description Ook wanneer de verwachte geboortedatum de echte wordt, en voor e-mail, telefoon en rijksregisternummer die bij het indienen nog niet gegeven waren.
         */
        patch: operations["rectifyPersonalData"];
        trace?: never;
    };
    "/api/v1/care-plans/{id}/visibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Wie nu wat ziet van het eigen opvangplan
         * @description Per organisator, voor de zoekpool en de noodlijst, voor het loket en de regie: elk veld met zijn toestand en hoe precies het te zien is. Nooit een waarde; daarom wordt dit niet als inzage geregistreerd.
         */
        get: operations["getVisibility"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/care-plans/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Het hele opvangplan intrekken
         * @description Geeft een gevonden plaats terug en trekt elke aanvraag in die nog loopt. Dit is definitief.
         */
        post: operations["withdrawCarePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * De certificaten van vernietiging bij een ontvangstcode
         * @description Voor wie de ontvangstcode heeft, zonder aan te melden: na 5 jaar is dat de enige weg. De code staat in het verzoek zelf en niet in het adres, want ze is geheim.
         */
        post: operations["findCertificates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/controllers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** De lokale besturen met opvanglocaties hier */
        get: operations["listControllers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/controllers/{id}/filing-needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Wat een lokaal bestuur bij het indienen vraagt
         * @description Welke velden nu gegeven moeten of mogen worden, vanaf welke status een opvanglocatie ze ziet, en welke voorrangsregels gelden.
         */
        get: operations["getFilingNeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dev/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hoe laat het is volgens de klok van de ontwikkeling */
        get: operations["getDevelopmentClock"];
        put?: never;
        /** De klok verzetten (alleen in ontwikkeling) */
        post: operations["setDevelopmentClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dev/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Een token voor een rol (alleen in ontwikkeling) */
        post: operations["createDevelopmentToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integration/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Wat er gebeurt met de opvangplannen van het eigen bestuur en die ermee gedeeld worden, voor andere systemen
         * @description CloudEvents 1.0, in de volgorde van het logboek, elke gebeurtenis minstens één keer: ga verder met de link naar de volgende bladzijde, ook als er geen gebeurtenis bij was. Op het einde van elke bladzijde staat het laatste ondertekende controlepunt. Er staan kenmerken en codes in, nooit een persoonlijke waarde.
         */
        get: operations["readIntegrationFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Opvanglocaties zoeken */
        get: operations["listLocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * De methodes en het standaardbewaarbeleid, als document en als tabel
         * @description Voor iedereen: hoe het werkt, is geen geheim.
         */
        get: operations["listMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/methods/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Wat er cel per cel verandert als een bestuur een andere methode aanneemt */
        get: operations["getMethodDifference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/methods/in-force": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** De methode en het bewaarbeleid die bij een bestuur gelden; zonder bestuur: bij elk */
        get: operations["getMethodsInForce"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organiser/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * De aanvragen bij de eigen locaties
         * @description Per aanvraag toont het antwoord wat de methode van het lokaal bestuur bij deze status laat zien. Wat getoond wordt, wordt vooraf geregistreerd.
         */
        get: operations["listOrganiserApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organiser/applications/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hoeveel aanvragen er bij de eigen locaties zijn, per status */
        get: operations["countOrganiserApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organiser/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Een aanvraag bij een eigen locatie */
        get: operations["getOrganiserApplication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organiser/pool": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Opvangplannen zonder aanvraag bij de eigen locaties: de noodlijst en de zoekpool
         * @description Zonder naam, adres, contactgegevens en rijksregisternummer. Wie een plaats heeft, meldt dat aan de regie. Wat getoond wordt, wordt vooraf geregistreerd.
         */
        get: operations["listOrganiserPool"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organiser/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Wat er verandert aan de aanvragen bij de eigen locaties, terwijl het gebeurt
         * @description Server-Sent Events: eerst een bericht `ready`, dan een bericht `update` voor elke wijziging, met kenmerken en revisies, nooit een persoonlijke waarde. Het id van een bericht is een positie in het logboek. Wie na een onderbreking het laatste id meegeeft, mist niets en krijgt niets dubbel. Wie een aanvraag daarna leest, ziet de wijziging. De verbinding eindigt na een kwartier vanzelf: verbind dan opnieuw, op dezelfde manier.
         */
        get: operations["followOrganiserUpdates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ongewone inzage in opvangplannen van het eigen bestuur
         * @description Elke regel, persoon en periode één keer. Dat er gekeken is, wordt genoteerd.
         */
        get: operations["listAccessAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/alerts/{alertId}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Noteren dat een melding nagekeken is, en wat het bleek te zijn
         * @description De eerste die het noteert, blijft staan; nog eens vragen verandert niets.
         */
        post: operations["acknowledgeAccessAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/departure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hoe ver het vertrek van het eigen lokaal bestuur staat */
        get: operations["getDeparture"];
        put?: never;
        /**
         * Voorstellen dat het eigen lokaal bestuur vertrekt
         * @description Er verandert niets tot een tweede functionaris het bevestigt.
         */
        post: operations["proposeDeparture"];
        /** Het vertrek intrekken, zolang het niet ingegaan is */
        delete: operations["withdrawDeparture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/departure/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Het voorgestelde vertrek bevestigen, als tweede persoon
         * @description Wie het voorstelde, kan het niet zelf bevestigen. Het gaat ten vroegste 7 dagen na de bevestiging in. Vanaf dan komen er geen opvangplannen en aanvragen meer bij, en kan het niet meer ingetrokken worden.
         */
        post: operations["confirmDeparture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Zoeken in wie wat te zien kreeg van de opvangplannen van het eigen bestuur
         * @description Velden en kenmerken, nooit een waarde of een naam. Dat er gezocht is, wordt genoteerd.
         */
        get: operations["searchDisclosures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** De bewaringen van het eigen bestuur die niemand ophief */
        get: operations["listLegalHolds"];
        put?: never;
        /**
         * Een bewaring opleggen: van dit opvangplan wordt niets vernietigd
         * @description Voor een klacht, rechtszaak of inspectie. Wat al vernietigd is, komt niet terug.
         */
        post: operations["placeLegalHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/holds/{holdId}": {
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
         * Een bewaring opheffen: de eerste persoon vraagt het, een tweede bevestigt het
         * @description Hetzelfde verzoek van een andere functionaris heft ze op. Het antwoord zegt wat het was.
         */
        delete: operations["liftLegalHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** De methode, de termijnen en het bewaarbeleid van het eigen lokaal bestuur, nu en vroeger */
        get: operations["getPolicies"];
        /**
         * Een methode, termijnen of een bewaarbeleid aannemen voor het eigen lokaal bestuur
         * @description De beslissing wordt bewaard met haar grond en datum; eerdere blijven staan. Een nieuwe methode geldt voor opvangplannen die er al zijn alleen waar ze minder toont. Termijnen gelden voor aanvragen van daarna. Een bewaarbeleid dat minder of korter bewaart, wordt een voorstel dat een andere functionaris bevestigt, door hetzelfde document te sturen of met proposals/{policyVersion}/confirm.
         */
        put: operations["adopt"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/policies/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * De methodes vergelijken over de echte geschiedenis
         * @description Wat elke methode van de opvangplannen van het eigen bestuur getoond zou hebben, aan hoeveel organisatoren en hoeveel dagen, en wat een organisator bij een beslissing niet zag. Alleen aantallen; er wordt niets bewaard.
         */
        post: operations["comparePolicies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/policies/proposals/{policyVersion}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Een voorgesteld bewaarbeleid intrekken */
        delete: operations["withdrawRetentionProposal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/policies/proposals/{policyVersion}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Een voorgesteld bewaarbeleid bevestigen, als tweede persoon
         * @description Wie het voorstelde, kan het niet zelf bevestigen. Het geldt ten vroegste 7 dagen na het voorstel.
         */
        post: operations["confirmRetentionProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Wanneer bij het eigen bestuur laatst uitgevoerd werd wat vervallen was, en wat dat deed */
        get: operations["listRetentionRuns"];
        put?: never;
        /**
         * Nu uitvoeren wat bij het eigen bestuur vervallen is, of alleen tellen wat er zou verdwijnen
         * @description Een uitvoering gebeurt na dit antwoord: onder haar kenmerk is te lezen wat ze deed. Wat ze vernietigt, komt nooit terug. Met dryRun staat het antwoord er meteen: alleen aantallen, en onder k geen cijfer per maand.
         */
        post: operations["askRetentionRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hoe het met een gevraagde uitvoering staat, en wat ze deed
         * @description Totalen van de hele uitvoering, nooit per maand, en geen opvangplan.
         */
        get: operations["getRetentionRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Wat er van de opvangplannen van het eigen bestuur nog moet verdwijnen, per maand
         * @description Alleen aantallen, en onder k geen cijfer per maand. Wat te laat is en wat bewaard wordt, zijn exacte totalen.
         */
        get: operations["getRetentionSchedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regie/cases/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Eén opvangplan openen, met een reden
         * @description Wat bemiddeling nodig heeft; nooit het rijksregisternummer, de geboortedatum van de ouder of het adres. Het openen wordt met de reden vastgelegd voor er iets getoond wordt; het gezin kan het nalezen.
         */
        post: operations["openRegieCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regie/emergency-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * De noodlijst van het eigen lokaal bestuur
         * @description Wat op de noodlijst staat en nog een plaats zoekt. Zonder persoonsgegevens.
         */
        get: operations["listEmergencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regie/guidance-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * De begeleidingslijst van het eigen lokaal bestuur
         * @description Welke opvangplannen nog zoeken en nergens plaats vonden, of te lang wachten op een locatie. Zonder persoonsgegevens.
         */
        get: operations["listGuidance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regie/overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Aanvragen die te lang wachten, per organisator en opvanglocatie
         * @description Uit dezelfde momentopname als de cijfers van de regie, met dezelfde bescherming.
         */
        get: operations["getRegieOverdue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regie/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * De cijfers van de regie
         * @description Een momentopname, hoogstens één per dag en na een import: aantallen onder k niet getoond, andere afgerond. De regie ziet de eigen cijfers, het Agentschap Opgroeien de som van wat alle lokale besturen tonen.
         */
        get: operations["getRegieSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-point/care-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * De opvangplannen die dit loket indiende
         * @description Kenmerken, tijdstippen en waar het zoeken staat; niets van een gezin.
         */
        get: operations["listFiledCarePlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Wie is aangemeld */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Terug van de aanmelddienst */
        get: operations["finishLogIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/choose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Een ander eigen opvangplan kiezen */
        post: operations["choosePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Aanmelden bij de aanmelddienst */
        get: operations["logIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Afmelden */
        post: operations["logOut"];
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
        AccessAlert: {
            /** Format: uuid */
            alertId: string;
            /** @enum {string} */
            rule: "manyPlansOpened" | "manyCasesOpened" | "manyPlansWithoutApplication" | "farAboveOwnHabit";
            /**
             * Format: uuid
             * @description Kenmerk van wie keek; geen naam.
             */
            viewer: string;
            /** @enum {string} */
            role: "family" | "servicePoint" | "organiser" | "regie" | "agency" | "auditor" | "officer";
            /** @example organisator */
            roleText: string;
            /** Format: uuid */
            organiserId: string | null;
            /**
             * @description De organisator, als er een is.
             * @example Voorbeeld vzw
             */
            organisation: string | null;
            /**
             * Format: date-time
             * @description Vanaf wanneer geteld is.
             */
            windowBegins: string;
            /** Format: date-time */
            windowEnds: string;
            /** @description Hoeveel opvangplannen het waren toen dit gemeld werd, over alle besturen samen. */
            number: number;
            /** @description Tot hoeveel er niets gemeld wordt. */
            threshold: number;
            /**
             * Format: date-time
             * @description Wanneer het gemeld is.
             */
            at: string;
            /** @description Wat er opviel, in een zin. */
            text: string;
            /** @description Wie het nakeek; null zolang niemand. */
            acknowledged: components["schemas"]["AlertAcknowledgement"] | null;
        };
        AccessAlerts: {
            /** @description De laatste eerst. */
            items: components["schemas"]["AccessAlert"][];
            /** @description Voor de volgende bladzijde; null op de laatste. */
            nextCursor: string | null;
        };
        AcknowledgeAlert: {
            /**
             * @description Wat het bleek te zijn, als vaste code: routine als het bij het gewone werk hoorde.
             * @enum {string}
             */
            reason: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
        };
        AddLocations: {
            locationIds: string[];
        };
        AddLocationsAnswer: {
            /** Format: uuid */
            carePlanId: string;
            /** @description De nieuwe, in de volgorde van de locaties. */
            applications: components["schemas"]["FiledApplicationAnswer"][];
            /** @description De versie van het opvangplan; staat ook in de ETag. */
            revision: number;
            /** @description Plaats in het logboek: geef ze als minPosition mee om je eigen wijziging te zien. */
            position: number;
        };
        AddressBody: {
            street: string;
            number: string;
            box?: string;
        };
        AdoptPolicies: {
            /**
             * @description Waarop de beslissing rust; bij een bewaarbeleid regionDefault, councilDecision, officerAdvice of legalObligation.
             * @enum {string}
             */
            ground: "lokAdvice" | "councilDecision" | "regionDefault" | "officerAdvice" | "legalObligation";
            /**
             * Format: date
             * @description De dag van het advies of de beslissing; niet nodig bij de standaard van de regio.
             * @example 2026-11-23
             */
            groundDate?: string;
            /** @description Een methode als volledig document: id, version, title, monthsAfterStart, columns en cells. Een van de drie: method, terms of retention. */
            method?: {
                [key: string]: unknown;
            };
            terms?: components["schemas"]["HandlingTerms"];
            /** @description Een bewaarbeleid als volledig document: id, version, k, thresholds, ended, fields en caps. Wat minder of korter bewaart, wordt een voorstel: een andere functionaris bevestigt het, en het geldt ten vroegste na 7 dagen. */
            retention?: {
                [key: string]: unknown;
            };
            /**
             * Format: date
             * @description Alleen bij een bewaarbeleid: vanaf wanneer het geldt; anders zo vroeg als het mag.
             */
            effectiveFrom?: string;
        };
        AdoptedMethod: {
            /**
             * @description Waarop de beslissing rust.
             * @enum {string}
             */
            ground: "lokAdvice" | "councilDecision" | "regionDefault";
            /**
             * Format: date
             * @description De dag van het advies of de beslissing.
             */
            groundDate?: string;
            /**
             * Format: date-time
             * @description Sinds wanneer ze geldt.
             */
            adoptedAt: string;
            /** @example method-1@2 */
            policyVersion: string;
            /** @description De methode als volledig document. */
            policy: {
                [key: string]: unknown;
            };
            /** @description Velden waarvan ze ergens minder toont dan de methode ervoor: dat geldt ook voor opvangplannen van daarvoor. */
            narrower: ("parent.firstName" | "parent.lastName" | "parent.birthDate" | "priorityRules" | "startDate" | "endDate" | "careParts" | "child.birthDate" | "address" | "postcode" | "parent.email" | "parent.phone" | "parent.nationalNumber")[];
            /** @description Velden waarvan ze ergens meer toont dan de methode ervoor: alleen voor opvangplannen van daarna. */
            wider: ("parent.firstName" | "parent.lastName" | "parent.birthDate" | "priorityRules" | "startDate" | "endDate" | "careParts" | "child.birthDate" | "address" | "postcode" | "parent.email" | "parent.phone" | "parent.nationalNumber")[];
        };
        AdoptedPolicies: {
            /**
             * @description Wat er aangenomen is; proposal: nog niet aangenomen, maar voorgesteld.
             * @enum {string}
             */
            adopted: "method" | "terms" | "retention" | "proposal";
            /**
             * Format: date
             * @description Vanaf wanneer het bewaarbeleid geldt.
             */
            effectiveFrom?: string;
            /**
             * Format: date
             * @description Bij een voorstel: de eerste dag waarop het kan ingaan, als het bevestigd is.
             */
            earliest?: string;
            /**
             * @description Bij een voorstel: wie het moet bevestigen, een andere functionaris dan wie het voorstelde.
             * @enum {string}
             */
            confirmBy?: "anotherOfficer";
            /** @description Wat er nu gebeurt, in een zin. */
            text?: string;
            /**
             * @description De versie van de methode of het bewaarbeleid.
             * @example method-1@2
             */
            policyVersion?: string;
            /** @description Velden waarvan de methode ergens minder toont dan de vorige: dat geldt ook voor opvangplannen die er al zijn. */
            narrower?: ("parent.firstName" | "parent.lastName" | "parent.birthDate" | "priorityRules" | "startDate" | "endDate" | "careParts" | "child.birthDate" | "address" | "postcode" | "parent.email" | "parent.phone" | "parent.nationalNumber")[];
            /** @description Velden waarvan ze ergens meer toont: alleen voor opvangplannen die later ingediend worden. */
            wider?: ("parent.firstName" | "parent.lastName" | "parent.birthDate" | "priorityRules" | "startDate" | "endDate" | "careParts" | "child.birthDate" | "address" | "postcode" | "parent.email" | "parent.phone" | "parent.nationalNumber")[];
            /** @description De versie van het beleid; staat ook in de ETag. */
            revision: number;
            /** @description Plaats in het logboek. */
            position: number;
        };
        AdoptedRetention: {
            /** @example retention@2 */
            policyVersion: string;
            /** @description Het bewaarbeleid als volledig document. */
            policy: {
                [key: string]: unknown;
            };
            /**
             * @description Waarop de beslissing rust.
             * @enum {string}
             */
            ground: "regionDefault" | "councilDecision" | "officerAdvice" | "legalObligation";
            /**
             * Format: date
             * @description De eerste dag waarop het geldt.
             */
            effectiveFrom: string;
            /** Format: date-time */
            adoptedAt: string;
        };
        AlertAcknowledgement: {
            /**
             * Format: uuid
             * @description Kenmerk van wie het nakeek.
             */
            actor: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            reason: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
        };
        AmendCarePlan: {
            /**
             * Format: date
             * @example 2027-03-01
             */
            startDate?: string;
            /**
             * Format: date
             * @description null: zonder einddatum.
             * @example 2029-08-31
             */
            endDate?: string | null;
            careParts?: components["schemas"]["CarePartBody"][];
            /** @enum {string} */
            sharing?: "ownMunicipality" | "acrossBorders" | "allLocations";
        };
        ApplicationThen: {
            /** Format: uuid */
            applicationId: string;
            /** Format: date-time */
            createdAt: string;
            revision: number;
            /** @enum {string} */
            status: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
            /** Format: date-time */
            since: string;
            /** @description Elke status die ze gehad had, de oudste eerst. */
            history: components["schemas"]["StatusThen"][];
        };
        AskRetentionRun: {
            /**
             * Format: date
             * @description De dag waarop gerekend wordt; zonder: vandaag. Een dag die nog moet komen kan alleen met dryRun.
             * @example 2029-02-01
             */
            asOf?: string;
            /** @description Alleen tellen wat er zou verdwijnen, en niets vernietigen. */
            dryRun?: boolean;
            /**
             * @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht.
             * @default routine
             * @enum {string}
             */
            reason: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
        };
        AskedRetentionRun: {
            /**
             * Format: uuid
             * @description Onder dit kenmerk is te volgen wat er gebeurt.
             */
            runId: string;
            /** @enum {string} */
            state: "queued" | "running" | "interrupted" | "done" | "stopped";
            /**
             * Format: date
             * @description De gevraagde dag, als er een was.
             */
            asOf: string | null;
            /** @description Wat er nu gebeurt, in een zin. */
            text: string;
        };
        AuditLog: {
            items: (components["schemas"]["OwnLogEntry"] | components["schemas"]["OtherLogEntry"])[];
            /** @description Voor de volgende bladzijde; null op het einde. */
            nextCursor: string | null;
            /** @description De laatste positie van het logboek; -1 als het leeg is. */
            lastPosition: number;
        };
        CarePartAnswer: {
            /** @enum {string} */
            weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
            /** @enum {string} */
            part: "full" | "morning" | "afternoon";
        };
        CarePartBody: {
            /** @enum {string} */
            weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
            /** @enum {string} */
            part: "full" | "morning" | "afternoon";
        };
        CarePlanAnswer: {
            /** Format: uuid */
            carePlanId: string;
            /**
             * @description Of het opvangplan loopt of is ingetrokken.
             * @enum {string}
             */
            status: "filed" | "withdrawn";
            /**
             * @description Of er een plaats gevonden is die nog op antwoord wacht, en anders of er een bevestigd is.
             * @enum {string}
             */
            place: "none" | "found" | "confirmed";
            /** @description Of het gezin verder zoekt naast een bevestigde plaats; staat er niet voor een organisator. */
            keepLooking?: boolean;
            /** @description De versie van het opvangplan; staat ook in de ETag. */
            revision: number;
            /** @description Plaats in het logboek: geef ze als minPosition mee om je eigen wijziging te zien. */
            position: number;
        };
        CarePlanThen: {
            /** Format: uuid */
            carePlanId: string;
            /** @enum {string} */
            status: "filed" | "withdrawn";
            /** Format: date-time */
            filedAt: string;
            /**
             * @description Van het loket dat het indiende.
             * @enum {string|null}
             */
            mandate: "signed" | "oral" | null;
            place: components["schemas"]["PlaceThen"];
            /**
             * @description Waarom op de noodlijst.
             * @enum {string|null}
             */
            emergency: "urgentWork" | "medicalOrSocial" | "careEndedElsewhere" | null;
            /**
             * @description Welke sleutels voorgoed gesloten zijn.
             * @enum {string}
             */
            fence: "none" | "precise" | "all";
            isErasureRequested: boolean;
            /** @description Bewaringen die niemand had opgeheven. */
            holds: components["schemas"]["HoldThen"][];
            /** Format: date-time */
            generalisedAt: string | null;
            /** Format: date-time */
            anonymisedAt: string | null;
            keys: components["schemas"]["KeysThen"];
            /** @description Waar het gezin het plan liet delen: of dat er nog stond. */
            sharing: components["schemas"]["FieldState"];
        };
        CellLegend: {
            /** @enum {string} */
            cell: "V" | "H" | "Y" | "MY";
            /** @example zichtbaar */
            text: string;
        };
        ChangedApplication: {
            /** Format: uuid */
            applicationId: string;
            /** Format: uuid */
            carePlanId: string;
            /** Format: uuid */
            locationId: string;
            /** @description De revisie van de aanvraag; dezelfde als voorheen wanneer er iets aan het plan veranderde. */
            revision: number;
            /** @enum {string} */
            status: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
        };
        ChangedCell: {
            /** @enum {string} */
            field: "parent.firstName" | "parent.lastName" | "parent.birthDate" | "priorityRules" | "startDate" | "endDate" | "careParts" | "child.birthDate" | "address" | "postcode" | "parent.email" | "parent.phone" | "parent.nationalNumber";
            /** @example Voornaam ouder */
            name: string;
            /** @enum {string} */
            before: "V" | "H" | "Y" | "MY";
            /** @enum {string} */
            after: "V" | "H" | "Y" | "MY";
            /**
             * @description narrower: geldt ook voor opvangplannen die er al zijn; wider: alleen voor nieuwe.
             * @enum {string}
             */
            change: "narrower" | "wider";
        };
        ChildBody: {
            /**
             * Format: date
             * @description De geboortedatum, of de verwachte.
             * @example 2027-03-01
             */
            birthDate: string;
            /** @description Of de geboortedatum nog een verwachte is. */
            expected: boolean;
        };
        ChoosePlanRequest: {
            /** Format: uuid */
            carePlanId: string;
        };
        ClockDto: {
            /**
             * Format: date-time
             * @example 2027-01-01T09:00:00.000Z
             */
            now: string;
        };
        ComparePolicies: {
            /** @description Welke methodes vergeleken worden; zonder: alle vier. Wat werkelijk gold, staat er altijd bij. */
            methods?: ("method-1" | "method-2" | "maxim" | "maxim-strict")[];
            /**
             * Format: date
             * @description De laatste dag die meetelt; zonder: vandaag.
             * @example 2028-11-23
             */
            until?: string;
            /**
             * @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht.
             * @default routine
             * @enum {string}
             */
            reason: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
        };
        ComparedPolicy: {
            /**
             * @description actual: wat werkelijk gold.
             * @enum {string}
             */
            method: "method-1" | "method-2" | "maxim" | "maxim-strict" | "actual";
            /**
             * @example [
             *       "method-1@1"
             *     ]
             */
            versions: string[];
            /** @description Per persoonlijk veld. */
            fields?: {
                "parent.firstName": components["schemas"]["Exposure"];
                "parent.lastName": components["schemas"]["Exposure"];
                "parent.birthDate": components["schemas"]["Exposure"];
                priorityRules: components["schemas"]["Exposure"];
                startDate: components["schemas"]["Exposure"];
                endDate: components["schemas"]["Exposure"];
                careParts: components["schemas"]["Exposure"];
                "child.birthDate": components["schemas"]["Exposure"];
                address: components["schemas"]["Exposure"];
                postcode: components["schemas"]["Exposure"];
                "parent.email": components["schemas"]["Exposure"];
                "parent.phone": components["schemas"]["Exposure"];
                "parent.nationalNumber": components["schemas"]["Exposure"];
            };
            /** @description Alle velden opgeteld. */
            total: components["schemas"]["PolicyTotal"];
            /** @description Eender welk persoonlijk veld: een dag telt één keer. */
            anyField: components["schemas"]["Exposure"];
            decisions: components["schemas"]["DecisionFigures"][];
        };
        ConfirmDeparture: {
            /**
             * Format: date
             * @description De eerste dag waarop het bestuur niets nieuws meer aanneemt, ten vroegste 7 dagen na vandaag; anders zo vroeg als het mag.
             */
            effectiveFrom?: string;
            /**
             * @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht.
             * @default routine
             * @enum {string}
             */
            reason: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
        };
        ConfirmPlace: {
            /**
             * @description Verder zoeken, bij een plaats voor een deel van de week: de andere aanvragen gaan weer open.
             * @default false
             */
            keepLooking: boolean;
            /** @description Het contract is ondertekend. Verplicht voor een organisator, die alleen zo een plaats bevestigt; een lokaal loket mag het zeggen, een gezin niet. */
            contractSigned?: boolean;
        };
        ConfirmProposal: {
            /**
             * Format: date
             * @description Vanaf wanneer het beleid geldt, ten vroegste 7 dagen na het voorstel; anders zo vroeg als het mag.
             */
            effectiveFrom?: string;
            /**
             * @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht.
             * @default routine
             * @enum {string}
             */
            reason: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
        };
        ConsistencyProof: {
            from: number;
            to: number;
            /**
             * Format: byte
             * @description De wortel van de eerste boom, in base64.
             */
            fromRoot: string;
            /**
             * Format: byte
             * @description De wortel van de latere boom, in base64.
             */
            toRoot: string;
            /** @description De hashes (RFC 6962, 2.1.2), in base64. */
            proof: string[];
            /** @description Het ondertekende controlepunt, teken voor teken, in de vorm C2SP tlog-checkpoint: oorsprong, aantal bladeren, wortel, en de handtekening (Ed25519). Van de latere boom; null als er bij dit aantal geen is. */
            checkpoint: string | null;
        };
        Consultation: {
            /** Format: uuid */
            consultationId: string;
            /** Format: date-time */
            at: string;
            /**
             * Format: uuid
             * @description Kenmerk van wie het deed; geen naam.
             */
            actor: string;
            /**
             * @description De rol; operator: het beheer van deze installatie.
             * @example officer
             */
            role: string;
            /** @example functionaris voor gegevensbescherming */
            roleText: string;
            /** @description Het bestuur waarvan de geschiedenis is; null: het beheer deed het voor alle besturen. */
            controller: string | null;
            /** @enum {string} */
            action: "readLog" | "readFeed" | "replayStream" | "exportLog" | "verifyLog" | "readCertificates" | "searchDisclosures" | "countDisclosures" | "readConsultations" | "readAlerts" | "acknowledgeAlert" | "readHolds" | "placeHold" | "releaseHold" | "adoptPolicy" | "changeRetentionPolicy" | "withdrawRetentionProposal" | "comparePolicies" | "requestRun" | "dryRun" | "proposeDeparture" | "confirmDeparture" | "withdrawDeparture" | "exportController" | "leaveController";
            /** @example bekeek wie wat te zien kreeg */
            actionText: string;
            /**
             * @description Waarom, als vaste code.
             * @example routine
             */
            reason: string;
            /**
             * @description Waarvan: een stroom, een opvangplan, een bewaring, een versie van een beleid.
             * @example carePlan-0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001
             */
            subject: string | null;
        };
        Consultations: {
            /** @description De laatste eerst. */
            items: components["schemas"]["Consultation"][];
            /** @description Voor de volgende bladzijde; null op de laatste. */
            nextCursor: string | null;
        };
        ControllerAnswer: {
            /** @example antwerpen */
            controller: string;
            /** @example Antwerpen */
            name: string;
            /**
             * @description announced: het vertrek is bevestigd; closed: het neemt niets nieuws meer aan; left: het is vertrokken; null: het blijft.
             * @enum {string|null}
             */
            departure: "announced" | "closed" | "left" | null;
            /** @description Hetzelfde, in een zin. */
            departureText: string | null;
        };
        ControllersAnswer: {
            /** @description Op naam. */
            items: components["schemas"]["ControllerAnswer"][];
        };
        DaysByCell: {
            /** @description Dagen waarop de waarde volledig te zien was. */
            V: number;
            /** @description Dagen waarop alleen maand en jaar te zien waren. */
            MY: number;
            /** @description Dagen waarop alleen het jaar te zien was. */
            Y: number;
        };
        DecisionFigures: {
            /**
             * @description Wat de organisator besliste.
             * @enum {string}
             */
            decision: "noPlace" | "accepted" | "approved" | "rejected";
            /**
             * @description Bij welke status.
             * @enum {string}
             */
            status: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
            /** @description Hoe vaak. */
            taken: number;
            /** @description Hoe vaak daarbij iets verborgen was dat een andere vergeleken methode zou tonen. */
            missing: number;
            /** @description Hetzelfde per veld. */
            hidden?: {
                "parent.firstName": number;
                "parent.lastName": number;
                "parent.birthDate": number;
                priorityRules: number;
                startDate: number;
                endDate: number;
                careParts: number;
                "child.birthDate": number;
                address: number;
                postcode: number;
                "parent.email": number;
                "parent.phone": number;
                "parent.nationalNumber": number;
            };
        };
        DeclinePlace: {
            /**
             * Format: uuid
             * @description Van welke aanvraag de plaats niet genomen wordt, als er meer zijn. Zonder dit: de plaats die gevonden is, of anders de laatst bevestigde.
             */
            applicationId?: string;
        };
        Departure: {
            /** @example antwerpen */
            controller: string;
            /**
             * @description none: het blijft; proposed: voorgesteld; confirmed: bevestigd, nog in te trekken; inEffect: ingegaan, niets nieuws meer; begun: de sleutels worden vernietigd; left: vertrokken.
             * @enum {string}
             */
            state: "none" | "proposed" | "confirmed" | "inEffect" | "begun" | "left";
            /** @description Of wie dit vraagt het voorstel mag bevestigen. */
            mayConfirm: boolean;
            /** @description Of het nog ingetrokken kan worden. */
            mayWithdraw: boolean;
            /**
             * Format: date
             * @description Vanaf wanneer het ingaat.
             */
            effectiveFrom: string | null;
            /** @description SHA-256 van de laatste export sinds het inging; die moet gemaakt zijn voor er iets vernietigd wordt. */
            exportHash: string | null;
            /** @description De versie van het beleid; staat ook in de ETag. */
            revision: number;
        };
        DepartureDecision: {
            /**
             * @description Hoe ver het vertrek nu staat.
             * @enum {string}
             */
            state: "none" | "proposed" | "confirmed";
            /**
             * Format: date
             * @description Vanaf wanneer het ingaat.
             */
            effectiveFrom: string | null;
            /** @description Wat er nu geldt, in een zin. */
            text: string;
            /** @description De versie van het beleid; staat ook in de ETag. */
            revision: number;
            /** @description Plaats in het logboek. */
            position: number;
        };
        Disclosure: {
            /** Format: date-time */
            at: string;
            organisation: components["schemas"]["LookingOrganisation"];
            /** Format: uuid */
            applicationId: string | null;
            /** @enum {string} */
            ground: "inbox" | "detail" | "emergencyList" | "pool" | "mandate" | "regieCase" | "controllerExport";
            /**
             * @description Waarom de regie het dossier opende; null bij een andere grond.
             * @enum {string|null}
             */
            reason: "mediation" | "complaint" | "emergency" | "dataQuality" | null;
            /** @example bij het openen van de aanvraag */
            groundText: string;
            fields: components["schemas"]["ShownField"][];
            /**
             * @description De methode die toen gold.
             * @example method-1@1
             */
            policyVersion: string;
            /** @description De plaats in de boom van het register, vanaf 0: wat daar ondertekend is, kan niemand nog wijzigen of weglaten. Afwezig zolang dat nog moet gebeuren. */
            entry?: number;
            /** Format: uuid */
            carePlanId: string;
            /**
             * Format: uuid
             * @description Kenmerk van wie keek; geen naam.
             */
            viewer: string;
            /** Format: uuid */
            organiserId: string | null;
            /**
             * Format: uuid
             * @description Wat in één antwoord getoond is, heeft hetzelfde kenmerk.
             */
            answerId: string;
        };
        DisclosureCount: {
            /** @description Kenmerk van de organisator (null: geen), of de rol, de grond, het veld of de dag. */
            key: string | null;
            /** @description Hetzelfde, in woorden. */
            label: string;
            count: number;
        };
        DisclosureCounts: {
            /** @enum {string} */
            by: "organiser" | "role" | "ground" | "field" | "day";
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @description Hoe vaak er van een opvangplan iets getoond is. */
            total: number;
            items: components["schemas"]["DisclosureCount"][];
            /** @description Wat er precies geteld is. */
            text: string;
        };
        DisclosurePage: {
            /** @description De laatste eerst. */
            items: components["schemas"]["Disclosure"][];
            /** @description Voor de volgende bladzijde; null op de laatste. */
            nextCursor: string | null;
        };
        DurationFigure: {
            /** @example 2 */
            medianWeeks?: number;
            /**
             * @description Het 90e percentiel.
             * @example 5
             */
            percentile90Weeks?: number;
            /**
             * @description Minder dan k aanvragen.
             * @enum {boolean}
             */
            suppressed?: true;
        };
        EmergencyListAnswer: {
            /** @description Het langst op de noodlijst eerst. */
            items: components["schemas"]["EmergencyListed"][];
            /** @description Voor de volgende bladzijde; null op de laatste. */
            nextCursor: string | null;
        };
        EmergencyListed: {
            /** Format: uuid */
            carePlanId: string;
            /**
             * Format: date-time
             * @description Sinds wanneer het opvangplan op de noodlijst staat.
             */
            since: string;
            /**
             * @description Waarom, als vaste code.
             * @enum {string}
             */
            reason: "urgentWork" | "medicalOrSocial" | "careEndedElsewhere";
            /** @description De gemeenten van de locaties waar het aangevraagd is. */
            municipalities: string[];
        };
        EmergencyListing: {
            /**
             * @description Waarom de nood dringend is: werk, een medische of sociale reden, of opvang die elders wegvalt. Een vaste code.
             * @enum {string}
             */
            reason: "urgentWork" | "medicalOrSocial" | "careEndedElsewhere";
        };
        EraseCarePlan: {
            /**
             * @description Waarom, als vaste code; familyRequest als er niets staat.
             * @enum {string}
             */
            reason?: "familyRequest" | "objection" | "unlawfulProcessing" | "legalObligation";
        };
        ErasedField: {
            /** @enum {string} */
            state: "erased";
            /**
             * Format: date-time
             * @description Wanneer de sleutel vernietigd is.
             */
            since: string;
            /**
             * @description Waarom: de termijn van 2,5 of 5 jaar, een verzoek om wissing, of een intrekking.
             * @enum {string}
             */
            cause: "P2Y6M" | "P5Y" | "erasure" | "withdrawal" | "departure";
        };
        Erasure: {
            /** Format: uuid */
            carePlanId: string;
            /**
             * @description requested: de sleutels worden meteen vernietigd; held: een bewaring houdt dat nog tegen; erased: het is gebeurd.
             * @enum {string}
             */
            state: "requested" | "held" | "erased";
            /**
             * Format: date
             * @description Tot wanneer een bewaring het tegenhoudt, als ze niet vroeger opgeheven wordt.
             */
            heldUntil?: string;
            /** @description Wat er gebeurt en wanneer, in gewone woorden. */
            text: string;
            /** @description De versie van het opvangplan; staat ook in de ETag. */
            revision: number;
            /** @description Plaats in het logboek. */
            position: number;
        };
        Exposure: {
            /** @description Opvangplannen waarvan het ooit te zien was. */
            plans: number;
            /** @description Dagen waarop minstens één locatie het van een gezin zag, volgens het ruimste wat te zien was. */
            familyDays: components["schemas"]["DaysByCell"];
            /** @description Dezelfde dagen, elk zo vaak als er locaties waren die het zagen. */
            locationDays: components["schemas"]["DaysByCell"];
            /** @description Verschillende locaties die het ooit zagen. */
            locations: components["schemas"]["Reach"];
            /** @description Verschillende organisatoren die het ooit zagen. */
            organisers: components["schemas"]["Reach"];
        };
        FieldError: {
            /**
             * @description Plaats van het veld in het verzoek.
             * @example careParts[0].weekday
             */
            field: string;
            /**
             * @description Vaste code van de regel.
             * @example isIn
             */
            rule: string;
            /** @example Deze waarde is niet toegestaan. */
            message: string;
        };
        FieldForecast: {
            /** @enum {string} */
            field: "parent.firstName" | "parent.lastName" | "parent.birthDate" | "priorityRules" | "startDate" | "endDate" | "careParts" | "child.birthDate" | "address" | "postcode" | "parent.email" | "parent.phone" | "parent.nationalNumber" | "locations" | "messages";
            /**
             * @description Wat er van blijft.
             * @enum {string}
             */
            stays: "keep" | "postcode" | "month" | "year" | "nothing";
            text: string;
        };
        FieldState: {
            /**
             * @description known (gekend, ook als het niet ingevuld was), generalised (vergroofd), erased (vernietigd) of withheld (verborgen).
             * @enum {string}
             */
            state: "known" | "generalised" | "erased" | "withheld";
            /**
             * @description Verborgen: door welke kolom van de methode.
             * @example noPlace
             */
            rule?: string;
            /**
             * @description Verborgen: de eerstvolgende status waarbij het wel getoond werd.
             * @enum {string}
             */
            until?: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
            /**
             * Format: date-time
             * @description Sinds wanneer vergroofd of vernietigd.
             */
            since?: string;
            /**
             * @description Vernietigd: waarom.
             * @enum {string}
             */
            cause?: "P2Y6M" | "P5Y" | "erasure" | "withdrawal" | "departure";
        };
        FieldThen: {
            /**
             * @description known (gekend, ook als het niet ingevuld was), generalised (vergroofd), erased (vernietigd) of withheld (verborgen).
             * @enum {string}
             */
            state: "known" | "generalised" | "erased" | "withheld";
            /**
             * @description Verborgen: door welke kolom van de methode.
             * @example noPlace
             */
            rule?: string;
            /**
             * @description Verborgen: de eerstvolgende status waarbij het wel getoond werd.
             * @enum {string}
             */
            until?: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
            /**
             * Format: date-time
             * @description Sinds wanneer vergroofd of vernietigd.
             */
            since?: string;
            /**
             * @description Vernietigd: waarom.
             * @enum {string}
             */
            cause?: "P2Y6M" | "P5Y" | "erasure" | "withdrawal" | "departure";
            /** @description Hoe het ook geweest kan zijn: wat dat uitmaakt, staat onder een sleutel die sindsdien vernietigd is. */
            orElse?: components["schemas"]["FieldState"][];
            /** @description Wat het nu is, waar dat verschilt; null als er voor wie keek nu niets meer is. */
            now?: components["schemas"]["FieldState"] | null;
        };
        FieldToGive: {
            /** @enum {string} */
            field: "parent.firstName" | "parent.lastName" | "parent.birthDate" | "priorityRules" | "startDate" | "endDate" | "careParts" | "child.birthDate" | "address" | "postcode" | "parent.email" | "parent.phone" | "parent.nationalNumber";
            /**
             * @description must: nu nodig. may: mag al, en is nodig vanaf de status in `from`.
             * @enum {string}
             */
            necessity: "must" | "may";
            /**
             * @description De eerste status waarbij een opvanglocatie het veld ziet; null als geen enkele dat doet.
             * @enum {string|null}
             */
            from: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn" | null;
        };
        FieldVisibility: {
            /**
             * @description known (gekend, ook als het niet ingevuld was), generalised (vergroofd), erased (vernietigd) of withheld (verborgen).
             * @enum {string}
             */
            state: "known" | "generalised" | "erased" | "withheld";
            /**
             * @description Verborgen: door welke kolom van de methode.
             * @example noPlace
             */
            rule?: string;
            /**
             * @description Verborgen: de eerstvolgende status waarbij het wel getoond werd.
             * @enum {string}
             */
            until?: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
            /**
             * Format: date-time
             * @description Sinds wanneer vergroofd of vernietigd.
             */
            since?: string;
            /**
             * @description Vernietigd: waarom.
             * @enum {string}
             */
            cause?: "P2Y6M" | "P5Y" | "erasure" | "withdrawal" | "departure";
            /**
             * @description Hoe precies: exact, alleen maand en jaar, of alleen het jaar; null als er niets te zien is.
             * @enum {string|null}
             */
            precision: "exact" | "month" | "year" | null;
            /** @example zichtbaar na goedkeuring */
            text: string;
        };
        Figure: {
            /**
             * @description Afgerond op 5.
             * @example 120
             */
            value?: number;
            /**
             * @description Niet getoond: minder dan k, of verborgen om een kleiner aantal te beschermen.
             * @enum {boolean}
             */
            suppressed?: true;
            /**
             * @description Een som waarin een niet getoond aantal ontbreekt.
             * @enum {boolean}
             */
            partial?: true;
        };
        FigureCell: {
            /**
             * @description Afgerond op 5.
             * @example 120
             */
            value?: number;
            /**
             * @description Niet getoond: minder dan k, of verborgen om een kleiner aantal te beschermen.
             * @enum {boolean}
             */
            suppressed?: true;
            /**
             * @description Een som waarin een niet getoond aantal ontbreekt.
             * @enum {boolean}
             */
            partial?: true;
            /** @example created */
            key: string;
            /** @example Nieuw */
            label: string;
        };
        FigureMargin: {
            /** @enum {string} */
            dimension: "startMonth" | "childAge" | "homePostcode" | "careParts" | "priorityRules" | "status" | "municipality" | "outcome";
            /** @example Status */
            label: string;
            /**
             * @description Wat geteld is: opvangplannen of aanvragen.
             * @enum {string}
             */
            counts: "plans" | "applications";
            /** @description Waar: van deze verdeling kan niets getoond worden. */
            withheld: boolean;
            cells: components["schemas"]["FigureCell"][];
        };
        FileCarePlanBody: {
            /**
             * @description Het lokaal bestuur dat de gegevens verwerkt.
             * @example antwerpen
             */
            controller: string;
            /**
             * @description Hoe de familie een lokaal loket liet aanvragen; alleen een loket geeft dit op, en altijd.
             * @enum {string}
             */
            mandate?: "signed" | "oral";
            parent: components["schemas"]["ParentBody"];
            child: components["schemas"]["ChildBody"];
            address?: components["schemas"]["AddressBody"];
            /** @example 2018 */
            postcode: string;
            priorityRules?: ("siblingInLocation" | "singleParent" | "lowIncome" | "fosterChild" | "workOrTraining" | "socialOrPedagogicalNeed")[];
            /**
             * Format: date
             * @example 2027-03-01
             */
            startDate: string;
            /**
             * Format: date
             * @example 2029-08-31
             */
            endDate?: string;
            careParts: components["schemas"]["CarePartBody"][];
            /** @enum {string} */
            sharing: "ownMunicipality" | "acrossBorders" | "allLocations";
            locationIds: string[];
        };
        FiledApplicationAnswer: {
            /** Format: uuid */
            applicationId: string;
            /** Format: uuid */
            locationId: string;
            /** @enum {string} */
            status: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
            revision: number;
        };
        FiledCarePlan: {
            /** Format: uuid */
            carePlanId: string;
            /**
             * @description Het lokaal bestuur dat voor de gegevens instaat.
             * @example antwerpen
             */
            controller: string;
            /** Format: date-time */
            filedAt: string;
            /**
             * @description Hoe het loket mocht indienen.
             * @enum {string}
             */
            mandate: "signed" | "oral";
            /** @enum {string} */
            status: "filed" | "withdrawn";
            /**
             * @description Waar het zoeken naar een plaats nu staat.
             * @enum {string}
             */
            place: "none" | "found" | "confirmed";
            /**
             * Format: date
             * @description De laatste dag waarop een gevonden plaats geweigerd kan worden; null als er geen op antwoord wacht.
             */
            confirmBy: string | null;
        };
        FiledCarePlanAnswer: {
            /** Format: uuid */
            carePlanId: string;
            /**
             * @description Ontvangstbewijs: hiermee zijn later de bewijzen van vernietiging op te vragen. Bewaar het.
             * @example 7ZK2-9M4T-X0QA-CV3H-8EJR-5NWD-G4
             */
            receipt: string;
            /** @description In de volgorde van de locaties. */
            applications: components["schemas"]["FiledApplicationAnswer"][];
            /** @description De versie van het opvangplan; staat ook in de ETag. */
            revision: number;
            /** @description Plaats in het logboek: geef ze als minPosition mee om je eigen wijziging te zien. */
            position: number;
        };
        FiledCarePlanPage: {
            /** @description De laatst ingediende eerst. */
            items: components["schemas"]["FiledCarePlan"][];
            /** @description Voor de volgende bladzijde; null op de laatste. */
            nextCursor: string | null;
        };
        FilingNeeds: {
            /** @example antwerpen */
            controller: string;
            /** @example Antwerpen */
            controllerName: string;
            /** @description De methode die nu bepaalt wat gevraagd wordt. */
            method: components["schemas"]["MethodInForce"];
            /** @description Elk veld dat gegeven moet of mag worden; wat er niet bij staat, wordt niet gevraagd. */
            fields: components["schemas"]["FieldToGive"][];
            priorityRules: components["schemas"]["PriorityRulesInForce"];
        };
        FindCertificates: {
            /**
             * @description De ontvangstcode van bij de indiening; koppeltekens, spaties en kleine letters maken niet uit.
             * @example 7ZK2-8H4Q-9V3M-0T6B-5XNC-1W
             */
            receipt: string;
        };
        Forecast: {
            /** Format: uuid */
            carePlanId: string;
            /**
             * @description Het bewaarbeleid waaruit dit volgt.
             * @example retention@1
             */
            policyVersion: string;
            /** @description Wat er al vernietigd is. */
            gone: components["schemas"]["GoneForecast"][];
            /** @description Wat er nog komt, in volgorde. */
            steps: components["schemas"]["StepForecast"][];
            /** @description Wat het tegenhoudt. */
            holds: components["schemas"]["HoldForecast"][];
            /** @description Of er gevraagd is om alles te wissen. */
            erasureRequested: boolean;
            /** @description Alles samen in gewone zinnen, in volgorde. */
            texts: string[];
            /** @description Wat je zelf kunt doen. */
            possible: string[];
        };
        GeneralisedField: {
            /** @enum {string} */
            state: "generalised";
            /**
             * @description jjjj of mm/jjjj
             * @example 07/2026
             */
            value: string;
            /**
             * Format: date-time
             * @description Sinds wanneer alleen dit bewaard is.
             */
            since?: string;
        };
        GoneForecast: {
            /** @enum {string} */
            tier: "precise" | "identity" | "planning";
            /** Format: date */
            since: string;
            /** @enum {string} */
            cause: "P2Y6M" | "P5Y" | "erasure" | "withdrawal" | "departure";
            text: string;
        };
        GuidanceListAnswer: {
            /** @description Wie het langst op begeleiding wacht eerst. */
            items: components["schemas"]["GuidanceListed"][];
            /** @description Voor de volgende bladzijde; null op de laatste. */
            nextCursor: string | null;
        };
        GuidanceListed: {
            /** Format: uuid */
            carePlanId: string;
            /**
             * Format: date-time
             * @description Sinds wanneer: toen de laatste aanvraag op niets uitliep, of toen de eerste termijn om een aanvraag op te nemen voorbij was.
             */
            since: string;
            /**
             * @description Waarom, als vaste code: geen enkele aanvraag staat nog open (geen plaats, geweigerd of ingetrokken), of een aanvraag werd niet opgenomen binnen de termijn van het lokaal bestuur.
             * @enum {string}
             */
            reason: "onlyNoPlace" | "notTakenUp";
            /** @description Hoeveel aanvragen het opvangplan heeft of had. */
            applications: number;
            /** @description De gemeenten van de locaties waar het aangevraagd is. */
            municipalities: string[];
        };
        HandlingTerms: {
            /**
             * @description Binnen hoeveel dagen een organisator een aanvraag hoort op te nemen.
             * @example 21
             */
            takeUpDays: number;
            /**
             * @description Na hoeveel dagen een gevonden plaats als bevestigd geldt; 0 is meteen.
             * @example 14
             */
            confirmDays: number;
            /**
             * @description Zoals aanvragen binnenkomen, of in rondes.
             * @enum {string}
             */
            handling: "continuous" | "rounds";
            /** @description Alleen bij rondes: hoeveel maanden voor de start van de opvang. */
            roundMonthsBefore?: number;
        };
        HoldForecast: {
            /** @enum {string} */
            reason: "complaint" | "lawsuit" | "inspection";
            /**
             * Format: date
             * @description De eerste dag waarop de bewaring niet meer geldt.
             */
            expires: string;
            text: string;
        };
        HoldThen: {
            /** Format: uuid */
            holdId: string;
            /** Format: date */
            expires: string;
            /**
             * Format: uuid
             * @description Wie als eerste vroeg om ze op te heffen.
             */
            liftRequestedBy?: string;
        };
        InboxCounts: {
            /** @description Het aantal aanvragen per status. */
            statuses: {
                created: number;
                noPlace: number;
                accepted: number;
                approved: number;
                rejected: number;
                withdrawn: number;
            };
            /** @description Het aantal nieuwe aanvragen waarvan de dag om te antwoorden voorbij is. */
            overdue: number;
        };
        InboxUpdate: {
            /** @description De positie in het logboek; ook het id van het bericht. */
            position: number;
            /** @description De aanvragen bij de eigen locaties. */
            changes: components["schemas"]["ChangedApplication"][];
            /** @description Of alles opnieuw gelezen moet worden: er zijn aanvragen vernietigd, of een bestuur nam een andere methode aan. */
            reload: boolean;
        };
        InclusionProof: {
            /** @description Hoeveel bladeren de boom heeft. */
            size: number;
            /**
             * Format: byte
             * @description De hash van het blad, in base64.
             */
            leafHash: string;
            /**
             * Format: byte
             * @description De wortel van de boom, in base64.
             */
            root: string;
            /** @description De hashes van blad naar wortel (RFC 6962, 2.1.1), in base64. */
            proof: string[];
            /** @description Het ondertekende controlepunt, teken voor teken, in de vorm C2SP tlog-checkpoint: oorsprong, aantal bladeren, wortel, en de handtekening (Ed25519). Null als er bij dit aantal geen is. */
            checkpoint: string | null;
            position: number;
        };
        IntegrationEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /** @description Kenmerk, uniek binnen source: wie het al zag, slaat het over. */
            id: string;
            /**
             * @description Van welk logboek het is.
             * @example kinderopvangzoeker.be/log/…
             */
            source: string;
            /** @example be.kinderopvangzoeker.application.approved.v1 */
            type: string;
            /** @description Het opvangplan, of het bestuur; bij een controlepunt is er geen. */
            subject?: string;
            /** Format: date-time */
            time: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /** @description Wat dezelfde sleutel heeft, staat in volgorde. */
            partitionkey: string;
            /** @description De positie in het logboek. */
            sequence: string;
            /** @description Kenmerken, codes en eigen tijden: nooit een persoonlijke waarde. */
            data: {
                [key: string]: unknown;
            };
        };
        KeptCell: {
            /** @enum {string} */
            kept: "keep" | "postcode" | "month" | "year" | "nothing";
            /** @example alleen het jaar blijft */
            text: string;
        };
        KeyThen: {
            /** @enum {string} */
            state: "kept" | "destroyed";
            /** Format: date-time */
            since?: string;
            /** @enum {string} */
            cause?: "P2Y6M" | "P5Y" | "erasure" | "withdrawal" | "departure";
        };
        KeysThen: {
            precise: components["schemas"]["KeyThen"];
            identity: components["schemas"]["KeyThen"];
            planning: components["schemas"]["KeyThen"];
        };
        LedgerInclusionProof: {
            /** @description Hoeveel bladeren de boom heeft. */
            size: number;
            /**
             * Format: byte
             * @description De hash van het blad, in base64.
             */
            leafHash: string;
            /**
             * Format: byte
             * @description De wortel van de boom, in base64.
             */
            root: string;
            /** @description De hashes van blad naar wortel (RFC 6962, 2.1.1), in base64. */
            proof: string[];
            /** @description Het ondertekende controlepunt, teken voor teken, in de vorm C2SP tlog-checkpoint: oorsprong, aantal bladeren, wortel, en de handtekening (Ed25519). Null als er bij dit aantal geen is. */
            checkpoint: string | null;
            /** @description De plaats in het register. */
            entry: number;
        };
        LegalHold: {
            /** Format: uuid */
            holdId: string;
            /** Format: uuid */
            carePlanId: string;
            /**
             * @description liftRequested: één persoon vroeg om ze op te heffen, een andere moet het bevestigen.
             * @enum {string}
             */
            state: "placed" | "liftRequested" | "lifted";
            /**
             * @description Of alles er nog is, of alleen wat er na 2,5 jaar overblijft.
             * @enum {string}
             */
            holds: "everything" | "whatIsLeft";
            /** @description Wat er nu geldt, in een zin. */
            text: string;
            /** @description De versie van het opvangplan; staat ook in de ETag. */
            revision: number;
            /** @description Plaats in het logboek. */
            position: number;
        };
        LocationAnswer: {
            /** Format: uuid */
            locationId: string;
            /** Format: uuid */
            organiserId: string;
            /**
             * @description Het lokaal bestuur in wiens gebied de locatie ligt.
             * @example mechelen
             */
            controller: string;
            /** @example Kinderdagverblijf De Waterlelie */
            name: string;
            /** @example 2800 */
            postcode: string;
            /** @example Mechelen */
            municipality: string;
            /** @description Wat de locatie aanbiedt. */
            careParts: components["schemas"]["CarePartAnswer"][];
            /**
             * @description Aantal plaatsen.
             * @example 21
             */
            capacity: number;
        };
        LocationPageAnswer: {
            items: components["schemas"]["LocationAnswer"][];
            /** @description Voor de volgende bladzijde; null op de laatste. */
            nextCursor: string | null;
        };
        LogCheckpoint: {
            /**
             * @description Van welk logboek of register het is.
             * @example kinderopvangzoeker.be/log/…
             */
            origin: string;
            /** @description Hoeveel bladeren de boom heeft: een per gebeurtenis, of per regel. */
            size: number;
            /**
             * Format: byte
             * @description De wortel van de boom (SHA-256), in base64.
             */
            root: string;
            /**
             * Format: date-time
             * @description Wanneer het ondertekend is, volgens onze klok.
             */
            signedAt: string;
            /** @description Het ondertekende controlepunt, teken voor teken, in de vorm C2SP tlog-checkpoint: oorsprong, aantal bladeren, wortel, en de handtekening (Ed25519). */
            note: string;
            /** @description De publieke sleutels waarmee het na te gaan is, als naam+kenmerk+sleutel (C2SP signed-note). */
            verifierKeys: string[];
            /** @description Wat een controlepunt bewijst, en hoe het na te gaan is. */
            text: string;
        };
        LogEvent: {
            entry: components["schemas"]["OwnLogEntry"] | components["schemas"]["OtherLogEntry"];
            /** @description Null voor een gebeurtenis van een ander bestuur. */
            stored: components["schemas"]["StoredBytes"] | null;
            /** @description De laatste positie van het logboek. */
            lastPosition: number;
        };
        LogHashes: {
            /** @description De positie van de eerste; de andere volgen zonder gat. */
            from: number;
            /** @description Per positie de hash van de gebeurtenis, in base64, berekend uit de bytes zoals ze nu bewaard zijn; null als ze van een ander bestuur is. */
            eventHashes: (string | null)[];
            /** @description Per positie de hash van het blad in de boom, in base64, als de gebeurtenis van een ander bestuur is; anders, of zolang de boom niet zo ver is, null. */
            leafHashes: (string | null)[];
            /** @description De laatste positie van het logboek; -1 als het leeg is. */
            lastPosition: number;
        };
        LogoutAnswer: {
            /** @description Waar de browser heen moet om ook bij de aanmelddienst af te melden; null als die dat niet kan. */
            providerLogoutUrl: string | null;
        };
        LookingOrganisation: {
            /**
             * @description De organisator; null voor wie voor een lokaal bestuur werkt.
             * @example Voorbeeld vzw
             */
            name: string | null;
            /**
             * @description operator: wie de installatie beheert, in opdracht van het lokaal bestuur.
             * @enum {string}
             */
            role: "family" | "servicePoint" | "organiser" | "regie" | "agency" | "auditor" | "officer" | "operator";
            /** @example organisator */
            roleText: string;
            /**
             * @description Het lokaal bestuur in wiens gebied of naam gekeken is.
             * @example antwerpen
             */
            controller: string;
            /** @example Antwerpen */
            controllerName: string;
        };
        MethodAtController: {
            /** @example antwerpen */
            controller: string;
            /** @example Antwerpen */
            controllerName: string;
            /** @description null zolang er geen is: dan is alles verborgen. */
            method: components["schemas"]["PublishedMethod"] | null;
            /** @enum {string|null} */
            ground: "lokAdvice" | "councilDecision" | "regionDefault" | null;
            /** @example advies van het lokaal overleg kinderopvang */
            groundText: string | null;
            /**
             * Format: date
             * @description De dag van het advies of de beslissing.
             */
            groundDate: string | null;
            /**
             * Format: date-time
             * @description Sinds wanneer ze geldt.
             */
            adoptedAt: string | null;
            /** @description Het bewaarbeleid dat er geldt. */
            retention: components["schemas"]["RetentionTable"];
        };
        MethodColumn: {
            /** @example noPlace */
            key: string;
            /** @example Aanvraag geen plaats */
            title: string;
        };
        MethodDifference: {
            /**
             * @description De methode die nu geldt.
             * @example method-1@1
             */
            before: string | null;
            /** @example method-2@1 */
            after: string;
            /** @description Velden waarvan ze ergens minder toont. */
            narrower: ("parent.firstName" | "parent.lastName" | "parent.birthDate" | "priorityRules" | "startDate" | "endDate" | "careParts" | "child.birthDate" | "address" | "postcode" | "parent.email" | "parent.phone" | "parent.nationalNumber")[];
            /** @description Velden waarvan ze ergens meer toont. */
            wider: ("parent.firstName" | "parent.lastName" | "parent.birthDate" | "priorityRules" | "startDate" | "endDate" | "careParts" | "child.birthDate" | "address" | "postcode" | "parent.email" | "parent.phone" | "parent.nationalNumber")[];
            /** @description Alleen waar er iets verandert. */
            stretches: components["schemas"]["MethodStretch"][];
        };
        MethodInForce: {
            /** @example method-1@1 */
            policyVersion: string;
            /** @example Methode 1: extra gegevens tonen naargelang meer kans op een plaats */
            title: string;
            /**
             * @description Waarop de keuze steunt.
             * @enum {string}
             */
            ground: "lokAdvice" | "councilDecision" | "regionDefault";
            /** Format: date */
            groundDate: string | null;
            /** Format: date-time */
            adoptedAt: string;
        };
        MethodRow: {
            /** @enum {string} */
            field: "parent.firstName" | "parent.lastName" | "parent.birthDate" | "priorityRules" | "startDate" | "endDate" | "careParts" | "child.birthDate" | "address" | "postcode" | "parent.email" | "parent.phone" | "parent.nationalNumber";
            /** @example Voornaam ouder */
            name: string;
            /** @description Eén per kolom. */
            cells: ("V" | "H" | "Y" | "MY")[];
        };
        MethodSituation: {
            /** @enum {string} */
            status: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
            /** @enum {string} */
            time: "handling" | "afterStart" | "from2y6m" | "from5y";
            /** @enum {string} */
            place: "none" | "foundHere" | "confirmedHere" | "elsewhere";
        };
        MethodStretch: {
            /** @description De kolom van de methode die nu geldt. */
            before: string | null;
            /** @description De kolom van de andere methode. */
            after: string | null;
            situations: components["schemas"]["MethodSituation"][];
            changes: components["schemas"]["ChangedCell"][];
        };
        Methods: {
            /** @description Wat een cel betekent. */
            legend: components["schemas"]["CellLegend"][];
            /** @description De methodes die een bestuur kan aannemen. */
            methods: components["schemas"]["PublishedMethod"][];
            /** @description Het bewaarbeleid zolang een bestuur geen eigen aanneemt. */
            retention: components["schemas"]["RetentionTable"];
            /** @description Wat bij elke methode geldt, in zinnen. */
            notes: string[];
        };
        MethodsInForce: {
            legend: components["schemas"]["CellLegend"][];
            /** @description Eén per bestuur. */
            items: components["schemas"]["MethodAtController"][];
            /** @description Wat bij elke methode geldt, in zinnen. */
            notes: string[];
        };
        MonthOfTier: {
            /**
             * @description De maand waarin het vervalt.
             * @example 2029-07
             */
            month: string;
            /** @enum {string} */
            tier: "precise" | "identity" | "planning";
            /** @description Hoeveel opvangplannen; null als het er minder dan k zijn. */
            plans: number | null;
        };
        OpenCaseRequest: {
            /**
             * @description Bemiddeling, klacht, noodsituatie of nazicht van de gegevens.
             * @enum {string}
             */
            reason: "mediation" | "complaint" | "emergency" | "dataQuality";
        };
        OrganiserApplication: {
            /** Format: uuid */
            applicationId: string;
            /** Format: uuid */
            carePlanId: string;
            /** Format: uuid */
            locationId: string;
            /** @enum {string} */
            status: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
            /**
             * Format: date-time
             * @description Sinds wanneer de aanvraag deze status heeft.
             */
            since: string;
            /** @description Hele weken sinds de aanvraag is ingediend. */
            weeksWaiting: number;
            /**
             * Format: date
             * @description Tegen wanneer een antwoord verwacht wordt; null als de aanvraag al opgenomen is.
             */
            answerBy: string | null;
            /** @description Of die dag voorbij is zonder dat de aanvraag opgenomen is. */
            isOverdue: boolean;
            /**
             * Format: date
             * @description De laatste dag waarop het gezin de plaats hier kan weigeren; daarna is ze vanzelf bevestigd. Null als hier geen plaats op antwoord wacht of die dag voorbij is.
             */
            confirmBy: string | null;
            /**
             * @description Waarom de plaats hier bevestigd is: family (door het gezin), contract (met het ondertekende contract) of term (de termijn om te weigeren is verstreken); null als hier geen plaats bevestigd is.
             * @enum {string|null}
             */
            confirmationGround: "family" | "contract" | "term" | null;
            /** @description Past (true) of past niet (false): of de locatie alle gevraagde opvangdelen aanbiedt. */
            fits: boolean;
            /** @description Plaats in de rij van de locatie, vanaf 1; null als de aanvraag niet meer wacht. */
            rank: number | null;
            /** @description De voorrang volgens de regels van vandaag; null zolang de voorrangsregels niet zichtbaar zijn. */
            priority: components["schemas"]["Priority"] | null;
            /** @description Wat nu met deze aanvraag kan: accept (opnemen), noPlace (geen plaats), approve (goedkeuren), reject (niet goedkeuren), undoApproval (goedkeuring terugnemen), confirmPlace (de plaats bevestigen met het ondertekende contract). Is de plaats elders gevonden, dan kan goedkeuren niet. */
            permittedActions: ("accept" | "noPlace" | "approve" | "reject" | "undoApproval" | "confirmPlace")[];
            /** @description Elke status die ze had, de oudste eerst. */
            history: components["schemas"]["StatusChange"][];
            /** @description Elk persoonlijk veld met zijn toestand: known (gekend), generalised (vergroofd), erased (vernietigd) of withheld (nu niet zichtbaar). */
            fields: {
                "parent.firstName": {
                    /** @enum {string} */
                    state: "known";
                    /** @example Noor */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.lastName": {
                    /** @enum {string} */
                    state: "known";
                    /** @example Voorbeeld */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.birthDate": {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 1994-03-05
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                priorityRules: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example [
                     *       "siblingInLocation"
                     *     ]
                     */
                    value: string[];
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                startDate: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2027-01-04
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                endDate: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2028-08-31
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                careParts: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example [
                     *       {
                     *         "weekday": "mon",
                     *         "part": "full"
                     *       }
                     *     ]
                     */
                    value: {
                        weekday: string;
                        part: string;
                    }[];
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "child.birthDate": {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2026-07-01
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                address: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example {
                     *       "street": "Voorbeeldstraat",
                     *       "number": "1"
                     *     }
                     */
                    value: {
                        street?: string;
                        number?: string;
                        box?: string;
                    } | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                postcode: {
                    /** @enum {string} */
                    state: "known";
                    /** @example 2800 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.email": {
                    /** @enum {string} */
                    state: "known";
                    /** @example noor@voorbeeld.invalid */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.phone": {
                    /** @enum {string} */
                    state: "known";
                    /** @example +32470000000 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.nationalNumber": {
                    /** @enum {string} */
                    state: "known";
                    /** @example 94030500101 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
            };
            /** @description Elk veld in woorden: “zichtbaar”, of waarom het dat niet is, zoals “zichtbaar na goedkeuring” of “vernietigd op 01/07/2026 (2,5 jaar)”. */
            texts: {
                "parent.firstName": string;
                "parent.lastName": string;
                "parent.birthDate": string;
                priorityRules: string;
                startDate: string;
                endDate: string;
                careParts: string;
                "child.birthDate": string;
                address: string;
                postcode: string;
                "parent.email": string;
                "parent.phone": string;
                "parent.nationalNumber": string;
            };
        };
        OrganiserInboxAnswer: {
            /** @description In volgorde van indiening, of zoals gevraagd. */
            items: components["schemas"]["OrganiserApplication"][];
            /** @description Voor de volgende bladzijde; null op de laatste. */
            nextCursor: string | null;
        };
        OrganiserPoolAnswer: {
            /** @description Het langst op de lijst eerst. Een bladzijde kan korter zijn dan gevraagd: wat net wijzigde, staat er even niet bij. */
            items: components["schemas"]["PooledCarePlan"][];
            /** @description Voor de volgende bladzijde; null op de laatste. */
            nextCursor: string | null;
        };
        OtherLogEntry: {
            position: number;
            /** @enum {boolean} */
            isOwn: false;
            /**
             * Format: byte
             * @description De hash van haar blad in de boom van het logboek, in base64; null zolang de boom niet zo ver is.
             */
            leafHash: string | null;
        };
        OverdueLocation: {
            /**
             * @description Afgerond op 5.
             * @example 120
             */
            value?: number;
            /**
             * @description Niet getoond: minder dan k, of verborgen om een kleiner aantal te beschermen.
             * @enum {boolean}
             */
            suppressed?: true;
            /**
             * @description Een som waarin een niet getoond aantal ontbreekt.
             * @enum {boolean}
             */
            partial?: true;
            /** Format: uuid */
            locationId: string;
            /** @example Kinderdagverblijf De Waterlelie */
            name: string;
            /** @example Mechelen */
            municipality: string;
        };
        OverdueOrganiser: {
            /**
             * @description Afgerond op 5.
             * @example 120
             */
            value?: number;
            /**
             * @description Niet getoond: minder dan k, of verborgen om een kleiner aantal te beschermen.
             * @enum {boolean}
             */
            suppressed?: true;
            /**
             * @description Een som waarin een niet getoond aantal ontbreekt.
             * @enum {boolean}
             */
            partial?: true;
            /** Format: uuid */
            organiserId: string;
            /** @example Voorbeeld vzw */
            name: string | null;
            locations: components["schemas"]["OverdueLocation"][];
        };
        OwnApplication: {
            /** Format: uuid */
            applicationId: string;
            /** @description Null zodra vernietigd is waar aangevraagd werd. */
            location: components["schemas"]["OwnLocation"] | null;
            /** @enum {string} */
            status: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
            /**
             * Format: date-time
             * @description Sinds wanneer de aanvraag deze status heeft.
             */
            since: string;
            /**
             * Format: date-time
             * @description Wanneer de aanvraag gedaan is.
             */
            filedAt: string;
            revision: number;
            /** @description Elke status die ze had, de oudste eerst. */
            history: components["schemas"]["StatusChange"][];
            /**
             * @description Waarom de plaats bevestigd is: family (het gezin nam ze aan), contract (het contract is ondertekend) of term (de termijn om te weigeren is verstreken). Null zolang er geen bevestigde plaats is.
             * @enum {string|null}
             */
            confirmationGround: "family" | "contract" | "term" | null;
            /** @description Wat nu met deze aanvraag kan. */
            permittedActions: "withdraw"[];
        };
        OwnCarePlan: {
            /** Format: uuid */
            carePlanId: string;
            /**
             * @description Het lokaal bestuur dat voor de gegevens instaat.
             * @example antwerpen
             */
            controller: string;
            /** @example Antwerpen */
            controllerName: string;
            /** @enum {string} */
            status: "filed" | "withdrawn";
            /** Format: date-time */
            filedAt: string;
            /**
             * @description Hoe een lokaal loket mocht indienen; null als het gezin zelf indiende.
             * @enum {string|null}
             */
            mandate: "signed" | "oral" | null;
            /** @description De versie van het opvangplan; staat ook in de ETag. */
            revision: number;
            /**
             * @description Het ontvangstbewijs, alleen voor het gezin zelf. Het verdwijnt met de sleutel van de gegevens: bewaar het.
             * @example 7ZK2-0000-0000-0000-0000-0000-00
             */
            receipt: string | null;
            place: components["schemas"]["OwnPlace"];
            /**
             * @description Waarom het opvangplan nu op de noodlijst staat; null als het er niet op staat.
             * @enum {string|null}
             */
            emergency: "urgentWork" | "medicalOrSocial" | "careEndedElsewhere" | null;
            /** @description Elk eigen gegeven met zijn toestand: known (gekend), generalised (vergroofd) of erased (vernietigd). */
            fields: {
                "parent.firstName": {
                    /** @enum {string} */
                    state: "known";
                    /** @example Noor */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.lastName": {
                    /** @enum {string} */
                    state: "known";
                    /** @example Voorbeeld */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.birthDate": {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 1994-03-05
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                priorityRules: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example [
                     *       "siblingInLocation"
                     *     ]
                     */
                    value: string[];
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                startDate: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2027-01-04
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                endDate: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2028-08-31
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                careParts: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example [
                     *       {
                     *         "weekday": "mon",
                     *         "part": "full"
                     *       }
                     *     ]
                     */
                    value: {
                        weekday: string;
                        part: string;
                    }[];
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "child.birthDate": {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2026-07-01
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                address: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example {
                     *       "street": "Voorbeeldstraat",
                     *       "number": "1"
                     *     }
                     */
                    value: {
                        street?: string;
                        number?: string;
                        box?: string;
                    } | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                postcode: {
                    /** @enum {string} */
                    state: "known";
                    /** @example 2800 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.email": {
                    /** @enum {string} */
                    state: "known";
                    /** @example noor@voorbeeld.invalid */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.phone": {
                    /** @enum {string} */
                    state: "known";
                    /** @example +32470000000 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.nationalNumber": {
                    /** @enum {string} */
                    state: "known";
                    /** @example 94030500101 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "child.expected": {
                    /** @enum {string} */
                    state: "known";
                    /** @example true */
                    value: boolean;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                sharing: {
                    /** @enum {string} */
                    state: "known";
                    /** @enum {string} */
                    value: "ownMunicipality" | "acrossBorders" | "allLocations";
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
            };
            /** @description Elk veld in woorden, zoals “vernietigd op 01/07/2026 (2,5 jaar)”. */
            texts: {
                [key: string]: string;
            };
            applications: components["schemas"]["OwnApplication"][];
            /** @description Wat nog gegeven moet of mag worden. */
            toGive: components["schemas"]["FieldToGive"][];
            /** @description Wat nu met het opvangplan kan. */
            permittedActions: ("confirmPlace" | "declinePlace" | "rectifyPersonalData" | "amendCarePlan" | "addLocations" | "withdrawCarePlan" | "requestErasure")[];
            /** @description De methode die nu bepaalt wat opvanglocaties zien. */
            method: components["schemas"]["MethodInForce"] | null;
            /** @description Wie nu wat ziet. */
            whoSees: components["schemas"]["PlanViewer"][];
        };
        OwnDisclosure: {
            /** Format: date-time */
            at: string;
            organisation: components["schemas"]["LookingOrganisation"];
            /** Format: uuid */
            applicationId: string | null;
            /** @enum {string} */
            ground: "inbox" | "detail" | "emergencyList" | "pool" | "mandate" | "regieCase" | "controllerExport";
            /**
             * @description Waarom de regie het dossier opende; null bij een andere grond.
             * @enum {string|null}
             */
            reason: "mediation" | "complaint" | "emergency" | "dataQuality" | null;
            /** @example bij het openen van de aanvraag */
            groundText: string;
            fields: components["schemas"]["ShownField"][];
            /**
             * @description De methode die toen gold.
             * @example method-1@1
             */
            policyVersion: string;
            /** @description De plaats in de boom van het register, vanaf 0: wat daar ondertekend is, kan niemand nog wijzigen of weglaten. Afwezig zolang dat nog moet gebeuren. */
            entry?: number;
        };
        OwnDisclosurePageAnswer: {
            /** @description De laatste eerst. */
            items: components["schemas"]["OwnDisclosure"][];
            /** @description Voor de volgende bladzijde; null op de laatste. */
            nextCursor: string | null;
        };
        OwnLocation: {
            /** Format: uuid */
            locationId: string;
            /** @example Kinderdagverblijf De Waterlelie */
            name: string;
            /** @example 2800 */
            postcode: string;
            /** @example Mechelen */
            municipality: string;
            /**
             * @description Het lokaal bestuur in wiens gebied de locatie ligt.
             * @example mechelen
             */
            controller: string;
            /** Format: uuid */
            organiserId: string;
            /** @example Voorbeeld vzw */
            organiserName: string | null;
        };
        OwnLogEntry: {
            position: number;
            /** @example carePlan-… */
            stream: string;
            revision: number;
            /** Format: uuid */
            eventId: string;
            /** @example PlaceFound */
            type: string;
            version: number;
            /** Format: date-time */
            at: string;
            /**
             * Format: uuid
             * @description Een willekeurig kenmerk: wie dat is, staat hier niet.
             */
            actor: string;
            /** @description De codes die zeggen waarom, naar hun naam in de gebeurtenis: reason, cause, ground. */
            reasons: {
                [key: string]: string;
            };
            /** @description Welke persoonlijke delen er verzegeld in zitten. */
            sealed: ("precise" | "identity" | "planning")[];
            /** @enum {boolean} */
            isOwn: true;
            /** @description Welke versie van welk beleid gold; null als er geen bij staat. */
            policyVersion: string | null;
            /**
             * Format: uuid
             * @description Het commando waaruit ze volgt.
             */
            commandId: string;
            /**
             * Format: uuid
             * @description De gebeurtenis die dat commando uitlokte.
             */
            causationId: string | null;
            /** @description Het deel van de inhoud dat niet verzegeld is: kenmerken, codes en eigen tijden. Van restgegevens na 5 jaar alleen welke. */
            payload: {
                [key: string]: unknown;
            };
            /**
             * Format: byte
             * @description De hash in de keten van de stroom, in base64.
             */
            hash: string;
            /**
             * Format: byte
             * @description De hash van de vorige gebeurtenis van de stroom, in base64.
             */
            previousHash: string;
        };
        OwnPlace: {
            /** @enum {string} */
            state: "none" | "found" | "confirmed";
            /**
             * Format: uuid
             * @description De aanvraag die de plaats heeft.
             */
            applicationId: string | null;
            /** @description Aanvragen met een bevestigde plaats voor een deel van de week, terwijl verder gezocht wordt. */
            keptApplicationIds: string[];
            /**
             * Format: date
             * @description De laatste dag waarop de gevonden plaats geweigerd kan worden voor ze vanzelf bevestigd is; null als er geen plaats op antwoord wacht of die dag voorbij is.
             * @example 2026-12-07
             */
            confirmBy: string | null;
        };
        ParentBody: {
            /** @example Lotte */
            firstName: string;
            /** @example Peeters */
            lastName?: string;
            /**
             * Format: date
             * @example 1993-05-17
             */
            birthDate?: string;
            /** @description Rijksregister- of BIS-nummer, met of zonder leestekens. */
            nationalNumber?: string;
            /** Format: email */
            email?: string;
            /** @example 0470 12 34 56 */
            phone?: string;
        };
        PerTier: {
            precise: number;
            identity: number;
            planning: number;
        };
        PlaceHold: {
            /**
             * Format: uuid
             * @description Kenmerk van het opvangplan, van het eigen bestuur.
             */
            carePlanId: string;
            /**
             * @description Waarom het bewaard moet blijven, als vaste code.
             * @enum {string}
             */
            reason: "complaint" | "lawsuit" | "inspection";
            /**
             * Format: date
             * @description De eerste dag waarop de bewaring niet meer geldt.
             * @example 2027-06-30
             */
            expires: string;
            /**
             * @description everything: alles, en een fout als de precieze gegevens al vernietigd zijn; anders whatIsLeft: wat er nog is.
             * @enum {string}
             */
            keeps?: "everything" | "whatIsLeft";
        };
        PlaceThen: {
            /** @enum {string} */
            state: "none" | "found" | "confirmed";
            /** Format: uuid */
            applicationId: string | null;
            keptApplicationIds: string[];
        };
        PlanCertificates: {
            /** Format: uuid */
            carePlanId: string;
            /** @description In de volgorde waarin ze ondertekend zijn. */
            certificates: components["schemas"]["SignedCertificate"][];
            /** @description De publieke sleutels (JWK, Ed25519) waarmee elke handtekening na te gaan is. */
            publicKeys: {
                kty: string;
                crv: string;
                x: string;
                kid: string;
                use: string;
                alg: string;
            }[];
            /** @description Wat een certificaat bewijst, en hoe het na te gaan is. */
            text: string;
        };
        PlanViewer: {
            /** @enum {string} */
            viewer: "organiser" | "pool" | "servicePoint" | "regie";
            /**
             * @description De organisatie; nooit een persoon.
             * @example Voorbeeld vzw
             */
            name: string;
            /**
             * Format: uuid
             * @description Voor een organisator: de aanvraag waardoor die kijkt.
             */
            applicationId: string | null;
            /** Format: uuid */
            locationId: string | null;
            /** @description Elk persoonlijk veld met zijn toestand: known (gekend), generalised (vergroofd), erased (vernietigd) of withheld (nu niet zichtbaar). */
            fields: {
                "parent.firstName": {
                    /** @enum {string} */
                    state: "known";
                    /** @example Noor */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.lastName": {
                    /** @enum {string} */
                    state: "known";
                    /** @example Voorbeeld */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.birthDate": {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 1994-03-05
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                priorityRules: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example [
                     *       "siblingInLocation"
                     *     ]
                     */
                    value: string[];
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                startDate: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2027-01-04
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                endDate: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2028-08-31
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                careParts: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example [
                     *       {
                     *         "weekday": "mon",
                     *         "part": "full"
                     *       }
                     *     ]
                     */
                    value: {
                        weekday: string;
                        part: string;
                    }[];
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "child.birthDate": {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2026-07-01
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                address: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example {
                     *       "street": "Voorbeeldstraat",
                     *       "number": "1"
                     *     }
                     */
                    value: {
                        street?: string;
                        number?: string;
                        box?: string;
                    } | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                postcode: {
                    /** @enum {string} */
                    state: "known";
                    /** @example 2800 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.email": {
                    /** @enum {string} */
                    state: "known";
                    /** @example noor@voorbeeld.invalid */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.phone": {
                    /** @enum {string} */
                    state: "known";
                    /** @example +32470000000 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.nationalNumber": {
                    /** @enum {string} */
                    state: "known";
                    /** @example 94030500101 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
            };
            /** @description Elk veld in woorden, zoals “zichtbaar na goedkeuring” of “verborgen: geen plaats”. */
            texts: {
                [key: string]: string;
            };
        };
        PlanVisibility: {
            /** Format: uuid */
            carePlanId: string;
            /**
             * Format: date-time
             * @description Het ogenblik waarvoor dit geldt.
             */
            at: string;
            /** @description De organisator van elke aanvraag, wie zonder aanvraag kan kijken, het loket dat indiende en de regie. */
            viewers: components["schemas"]["PlanVisibilityViewer"][];
        };
        PlanVisibilityViewer: {
            /** @enum {string} */
            viewer: "organiser" | "pool" | "servicePoint" | "regie";
            /**
             * @description De organisatie; nooit een persoon.
             * @example Voorbeeld vzw
             */
            name: string;
            /**
             * Format: uuid
             * @description Voor een organisator: de aanvraag waardoor die kijkt.
             */
            applicationId: string | null;
            location: components["schemas"]["OwnLocation"] | null;
            /** @enum {string|null} */
            status: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn" | null;
            /** @description Elk veld: of het te zien is, hoe precies, en waarom niet. */
            fields: {
                "parent.firstName": components["schemas"]["FieldVisibility"];
                "parent.lastName": components["schemas"]["FieldVisibility"];
                "parent.birthDate": components["schemas"]["FieldVisibility"];
                priorityRules: components["schemas"]["FieldVisibility"];
                startDate: components["schemas"]["FieldVisibility"];
                endDate: components["schemas"]["FieldVisibility"];
                careParts: components["schemas"]["FieldVisibility"];
                "child.birthDate": components["schemas"]["FieldVisibility"];
                address: components["schemas"]["FieldVisibility"];
                postcode: components["schemas"]["FieldVisibility"];
                "parent.email": components["schemas"]["FieldVisibility"];
                "parent.phone": components["schemas"]["FieldVisibility"];
                "parent.nationalNumber": components["schemas"]["FieldVisibility"];
            };
        };
        Policies: {
            /** @example antwerpen */
            controller: string;
            /** @description De methode die nu geldt. */
            method: components["schemas"]["AdoptedMethod"] | null;
            /** @description De methodes van vroeger, de nieuwste eerst. */
            earlierMethods: components["schemas"]["AdoptedMethod"][];
            /** @description De termijnen die nu gelden. */
            terms: components["schemas"]["TermsInForce"];
            /** @description De termijnen van vroeger, de nieuwste eerst. */
            earlierTerms: components["schemas"]["TermsInForce"][];
            /** @description Hoe lang er wat bewaard wordt. */
            retention: components["schemas"]["RetentionPolicies"];
            /** @description De versie van het beleid; staat ook in de ETag. */
            revision: number;
        };
        PoliciesThen: {
            /** @description De methodes die golden, de oudste eerst: die bij het indienen, en latere voor zover ze minder tonen. */
            methods: components["schemas"]["MethodInForce"][];
            retention: components["schemas"]["RetentionThen"];
            terms: components["schemas"]["TermsThen"];
        };
        PolicyComparison: {
            /**
             * Format: date
             * @description De laatste dag die meetelt.
             */
            until: string;
            /** @description Te weinig opvangplannen om er cijfers over te geven: dan zijn er geen. */
            tooFew: boolean;
            /** @description Opvangplannen die tegen dan ingediend waren. */
            plans: number | null;
            /** @description Hun aanvragen. */
            applications: number | null;
            /** @description Dagen sinds de indiening, over alle opvangplannen, wat er ook te zien was. */
            planDays: number | null;
            /** @description Beslissingen van organisatoren: geen plaats, opgenomen, goedgekeurd, niet goedgekeurd. */
            decisions: number | null;
            /** @description Elke methode alsof ze altijd gegolden had. */
            methods: components["schemas"]["ComparedPolicy"][];
            /** @description Volgens de methodes die werkelijk golden. */
            actual: components["schemas"]["ComparedPolicy"] | null;
        };
        PolicyTotal: {
            familyDays: components["schemas"]["DaysByCell"];
            locationDays: components["schemas"]["DaysByCell"];
        };
        PooledCarePlan: {
            /** Format: uuid */
            carePlanId: string;
            /** @description Of het opvangplan op de noodlijst staat. */
            emergency: boolean;
            /**
             * Format: date-time
             * @description Sinds wanneer het op deze lijst staat.
             */
            since: string;
            /** @description Hele weken sinds het opvangplan is ingediend. */
            weeksWaiting: number;
            /** @description Past (true) of past niet (false): of een van de gevraagde locaties alle opvangdelen aanbiedt. */
            fits: boolean;
            /** @description De gevraagde locaties waar het past. */
            fittingLocationIds: string[];
            /** @description Elk persoonlijk veld met zijn toestand: known (gekend), generalised (vergroofd), erased (vernietigd) of withheld (nu niet zichtbaar). */
            fields: {
                "parent.firstName": {
                    /** @enum {string} */
                    state: "known";
                    /** @example Noor */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.lastName": {
                    /** @enum {string} */
                    state: "known";
                    /** @example Voorbeeld */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.birthDate": {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 1994-03-05
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                priorityRules: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example [
                     *       "siblingInLocation"
                     *     ]
                     */
                    value: string[];
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                startDate: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2027-01-04
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                endDate: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2028-08-31
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                careParts: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example [
                     *       {
                     *         "weekday": "mon",
                     *         "part": "full"
                     *       }
                     *     ]
                     */
                    value: {
                        weekday: string;
                        part: string;
                    }[];
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "child.birthDate": {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2026-07-01
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                address: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example {
                     *       "street": "Voorbeeldstraat",
                     *       "number": "1"
                     *     }
                     */
                    value: {
                        street?: string;
                        number?: string;
                        box?: string;
                    } | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                postcode: {
                    /** @enum {string} */
                    state: "known";
                    /** @example 2800 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.email": {
                    /** @enum {string} */
                    state: "known";
                    /** @example noor@voorbeeld.invalid */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.phone": {
                    /** @enum {string} */
                    state: "known";
                    /** @example +32470000000 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.nationalNumber": {
                    /** @enum {string} */
                    state: "known";
                    /** @example 94030500101 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
            };
            /** @description Elk veld in woorden: “zichtbaar”, of waarom het dat niet is, zoals “zichtbaar na goedkeuring” of “vernietigd op 01/07/2026 (2,5 jaar)”. */
            texts: {
                "parent.firstName": string;
                "parent.lastName": string;
                "parent.birthDate": string;
                priorityRules: string;
                startDate: string;
                endDate: string;
                careParts: string;
                "child.birthDate": string;
                address: string;
                postcode: string;
                "parent.email": string;
                "parent.phone": string;
                "parent.nationalNumber": string;
            };
        };
        Priority: {
            /**
             * @description De versie van de voorrangsregels.
             * @example vlaanderen-2025
             */
            ruleSet: string;
            /**
             * @description Absolute voorrang, voorrang of geen voorrang.
             * @enum {string}
             */
            level: "absolute" | "priority" | "none";
            /** @example Voorrang wegens een alleenstaande ouder, volgens de regels van vóór 1 april 2024, opnieuw van toepassing sinds het arrest van 30 april 2025. */
            explanation: string;
        };
        PriorityGround: {
            /** @enum {string} */
            code: "siblingInLocation" | "singleParent" | "lowIncome" | "fosterChild" | "workOrTraining" | "socialOrPedagogicalNeed";
            /**
             * @description absolute gaat voor priority; none telt nu niet mee.
             * @enum {string}
             */
            level: "absolute" | "priority" | "none";
            /** @example een broer of zus in de locatie */
            text: string;
        };
        PriorityRulesInForce: {
            /** @example vlaanderen-2025 */
            ruleSet: string;
            /**
             * @description Waar de regels vandaan komen.
             * @example de regels van 1 april 2024
             */
            source: string;
            grounds: components["schemas"]["PriorityGround"][];
        };
        Problem: {
            /**
             * @description Vaste naam van de fout.
             * @enum {string}
             */
            type: "urn:kinderopvangzoeker:problem:validation" | "urn:kinderopvangzoeker:problem:unauthenticated" | "urn:kinderopvangzoeker:problem:forbidden" | "urn:kinderopvangzoeker:problem:not-found" | "urn:kinderopvangzoeker:problem:transition-not-allowed" | "urn:kinderopvangzoeker:problem:place-already-found" | "urn:kinderopvangzoeker:problem:no-place-found" | "urn:kinderopvangzoeker:problem:care-plan-withdrawn" | "urn:kinderopvangzoeker:problem:not-on-emergency-list" | "urn:kinderopvangzoeker:problem:erasure-requested" | "urn:kinderopvangzoeker:problem:already-generalised" | "urn:kinderopvangzoeker:problem:care-plan-anonymised" | "urn:kinderopvangzoeker:problem:under-legal-hold" | "urn:kinderopvangzoeker:problem:proposal-needed" | "urn:kinderopvangzoeker:problem:second-person-needed" | "urn:kinderopvangzoeker:problem:departure-stands" | "urn:kinderopvangzoeker:problem:controller-leaving" | "urn:kinderopvangzoeker:problem:conflict" | "urn:kinderopvangzoeker:problem:stale-revision" | "urn:kinderopvangzoeker:problem:request-too-slow" | "urn:kinderopvangzoeker:problem:body-too-large" | "urn:kinderopvangzoeker:problem:address-too-long" | "urn:kinderopvangzoeker:problem:unsupported-media-type" | "urn:kinderopvangzoeker:problem:idempotency-key-reused" | "urn:kinderopvangzoeker:problem:too-many-requests" | "urn:kinderopvangzoeker:problem:too-many-streams" | "urn:kinderopvangzoeker:problem:headers-too-large" | "urn:kinderopvangzoeker:problem:internal" | "urn:kinderopvangzoeker:problem:read-model-behind" | "urn:kinderopvangzoeker:problem:unavailable";
            /** @example Ongeldige gegevens */
            title: string;
            /** @example 400 */
            status: number;
            /** @example Niet alle gegevens zijn geldig. */
            detail: string;
            /** @description Bij een validatiefout. */
            errors?: components["schemas"]["FieldError"][];
            /**
             * @description Bij transition-not-allowed: de huidige status van de aanvraag.
             * @example rejected
             */
            currentStatus?: string;
            /**
             * @description Bij transition-not-allowed: de statussen die kunnen volgen.
             * @example [
             *       "accepted",
             *       "rejected"
             *     ]
             */
            allowed?: string[];
        };
        ProposeDeparture: {
            /**
             * @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht.
             * @default routine
             * @enum {string}
             */
            reason: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
        };
        ProposedRetention: {
            /** @example retention@2 */
            policyVersion: string;
            /** @description Het bewaarbeleid als volledig document. */
            policy: {
                [key: string]: unknown;
            };
            /**
             * @description Waarop de beslissing rust.
             * @enum {string}
             */
            ground: "regionDefault" | "councilDecision" | "officerAdvice" | "legalObligation";
            /**
             * Format: date
             * @description De eerste dag waarop het kan ingaan, als het bevestigd is.
             */
            earliest: string;
            /** Format: date-time */
            proposedAt: string;
            /** @description Of je het zelf kunt bevestigen: niet als je het zelf voorstelde. */
            mayConfirm: boolean;
        };
        PublishedMethod: {
            /** @example method-1 */
            id: string;
            /** @example method-1@1 */
            policyVersion: string;
            title: string;
            /** @description De x van de methode: maanden na de start van de opvang. */
            monthsAfterStart: number;
            /** @description De methode als volledig document. */
            policy: {
                [key: string]: unknown;
            };
            /** @description In de volgorde waarin een aanvraag ze doorloopt. */
            columns: components["schemas"]["MethodColumn"][];
            rows: components["schemas"]["MethodRow"][];
        };
        Reach: {
            /** @description Opgeteld over de opvangplannen. */
            sum: number;
            /** @description Het meeste voor één opvangplan. */
            most: number;
        };
        Receipt: {
            /** @description Het jongste ondertekende controlepunt van het logboek (C2SP tlog-checkpoint) als bewijs dat bewaard kan worden: wie het heeft, kan later nagaan dat er tot daar niets aan het logboek veranderd is. Null voor het eerste. */
            checkpoint: string | null;
        };
        RectifyPersonalData: {
            /** @description Wat er niet in staat, blijft; null haalt een gegeven weg. */
            parent?: components["schemas"]["ParentBody"];
            child?: components["schemas"]["ChildBody"];
            /** @description In zijn geheel. */
            address?: components["schemas"]["AddressBody"] | null;
            /** @example 2018 */
            postcode?: string;
            priorityRules?: ("siblingInLocation" | "singleParent" | "lowIncome" | "fosterChild" | "workOrTraining" | "socialOrPedagogicalNeed")[];
        };
        RegieCase: {
            /** Format: uuid */
            carePlanId: string;
            /** @enum {string} */
            reason: "mediation" | "complaint" | "emergency" | "dataQuality";
            /** Format: date-time */
            filedAt: string;
            /**
             * @description Of er een plaats gevonden of bevestigd is.
             * @enum {string}
             */
            place: "none" | "found" | "confirmed";
            applications: components["schemas"]["RegieCaseApplication"][];
            /** @description Elk persoonlijk veld met zijn toestand: known (gekend), generalised (vergroofd), erased (vernietigd) of withheld (nu niet zichtbaar). */
            fields: {
                "parent.firstName": {
                    /** @enum {string} */
                    state: "known";
                    /** @example Noor */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.lastName": {
                    /** @enum {string} */
                    state: "known";
                    /** @example Voorbeeld */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.birthDate": {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 1994-03-05
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                priorityRules: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example [
                     *       "siblingInLocation"
                     *     ]
                     */
                    value: string[];
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                startDate: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2027-01-04
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                endDate: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2028-08-31
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                careParts: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example [
                     *       {
                     *         "weekday": "mon",
                     *         "part": "full"
                     *       }
                     *     ]
                     */
                    value: {
                        weekday: string;
                        part: string;
                    }[];
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "child.birthDate": {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * Format: date
                     * @example 2026-07-01
                     */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                address: {
                    /** @enum {string} */
                    state: "known";
                    /**
                     * @example {
                     *       "street": "Voorbeeldstraat",
                     *       "number": "1"
                     *     }
                     */
                    value: {
                        street?: string;
                        number?: string;
                        box?: string;
                    } | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                postcode: {
                    /** @enum {string} */
                    state: "known";
                    /** @example 2800 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.email": {
                    /** @enum {string} */
                    state: "known";
                    /** @example noor@voorbeeld.invalid */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.phone": {
                    /** @enum {string} */
                    state: "known";
                    /** @example +32470000000 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
                "parent.nationalNumber": {
                    /** @enum {string} */
                    state: "known";
                    /** @example 94030500101 */
                    value: string | null;
                } | components["schemas"]["GeneralisedField"] | components["schemas"]["ErasedField"] | components["schemas"]["WithheldField"];
            };
        };
        RegieCaseApplication: {
            /** Format: uuid */
            applicationId: string;
            /** Format: uuid */
            locationId: string | null;
            /** @example Kinderdagverblijf De Waterlelie */
            locationName: string | null;
            /** Format: uuid */
            organiserId: string | null;
            /** @enum {string} */
            status: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
            /**
             * Format: date-time
             * @description Wanneer de aanvraag ingediend is.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Wanneer ze opgenomen is.
             */
            takenUpAt: string | null;
            /**
             * Format: date-time
             * @description Wanneer er beslist is.
             */
            decidedAt: string | null;
        };
        RegieOverdueAnswer: {
            /** @example antwerpen */
            controller: string;
            snapshot: components["schemas"]["SnapshotMoment"];
            /** @description Alle nieuwe aanvragen waarvan de termijn voorbij is. */
            total: components["schemas"]["Figure"];
            /** @description Waar: van deze verdeling kan niets getoond worden. */
            withheld: boolean;
            /** @description Een organisator heeft de som van wat bij zijn locaties getoond wordt. */
            organisers: components["schemas"]["OverdueOrganiser"][];
            /** @description Bij andere of onbekende opvanglocaties. */
            elsewhere: components["schemas"]["Figure"];
        };
        RegieSummaryAnswer: {
            /**
             * @description Het lokaal bestuur; null voor de som over alle.
             * @example antwerpen
             */
            controller: string | null;
            snapshot: components["schemas"]["SnapshotMoment"];
            /** @description Ingediende opvangplannen. */
            filed: components["schemas"]["Figure"];
            /** @description Aanvragen bij opvanglocaties. */
            applications: components["schemas"]["Figure"];
            /** @description Nieuwe aanvragen waarvan de termijn om ze op te nemen voorbij is. */
            overdue: components["schemas"]["Figure"];
            /** @description Tijd tot een aanvraag opgenomen wordt (geaccepteerd of geen plaats); null bij een som. */
            timeToTakeUp: components["schemas"]["DurationFigure"] | null;
            /** @description Tijd tot een aanvraag goedgekeurd of niet goedgekeurd wordt; null bij een som. */
            timeToDecision: components["schemas"]["DurationFigure"] | null;
            /** @description Elke verdeling apart, nooit twee door elkaar. */
            margins: components["schemas"]["FigureMargin"][];
        };
        RegistrationThen: {
            /** @example Stad Antwerpen */
            name: string;
            /** @enum {string} */
            region: "eu-be" | "eu";
        };
        RetentionColumn: {
            /** @enum {string} */
            key: "P2Y6M" | "P5Y";
            /** @example 2,5 jaar (30 maanden) na de geboorte van het kind */
            title: string;
        };
        RetentionDryRun: {
            /**
             * Format: date
             * @description De dag waarop gerekend is.
             */
            asOf: string;
            /**
             * @description Er is niets vernietigd.
             * @enum {boolean}
             */
            dryRun: true;
            /**
             * @description Het bewaarbeleid waaruit dit volgt.
             * @example retention@1
             */
            policyVersion: string;
            /** @description Onder dit aantal staat er geen cijfer per maand. */
            k: number;
            /** @description In volgorde, van deze maand tot die van de dag. */
            months: components["schemas"]["MonthOfTier"][];
            /** @description Hoeveel er al voor deze maand hadden moeten gaan, en niet bewaard worden: hoort 0 te zijn. */
            overdue: components["schemas"]["PerTier"];
            /** @description Hoeveel er op die dag door een bewaring blijven, over alle maanden. */
            held: components["schemas"]["PerTier"];
            /** @description Van hoeveel opvangplannen gevraagd is om alles te wissen. */
            erasures: number;
            /**
             * @description Waarom een echte uitvoering zou stoppen voor ze iets vernietigt; null als ze kan.
             * @enum {string|null}
             */
            stops: "capExceeded" | null;
            /** @description Wat het betekent, in een zin. */
            text: string;
        };
        RetentionPolicies: {
            /** @description Het bewaarbeleid dat nu geldt. */
            policy: {
                [key: string]: unknown;
            };
            /** @example retention@1 */
            policyVersion: string;
            /** @description De beslissing waarop het rust; null zolang er geen aangenomen is en het standaardbeleid geldt. */
            adoption: components["schemas"]["AdoptedRetention"] | null;
            /** @description Aangenomen, maar nog niet ingegaan; wat het eerst ingaat eerst. */
            coming: components["schemas"]["AdoptedRetention"][];
            /** @description Het bewaarbeleid van vroeger, het nieuwste eerst. */
            earlier: components["schemas"]["AdoptedRetention"][];
            /** @description Voorstellen die op een andere functionaris wachten. */
            proposals: components["schemas"]["ProposedRetention"][];
        };
        RetentionRow: {
            /** @enum {string} */
            field: "parent.firstName" | "parent.lastName" | "parent.birthDate" | "priorityRules" | "startDate" | "endDate" | "careParts" | "child.birthDate" | "address" | "postcode" | "parent.email" | "parent.phone" | "parent.nationalNumber" | "locations" | "messages";
            /** @example Geboortedatum ouder */
            name: string;
            /** @description Eén per termijn. */
            cells: components["schemas"]["KeptCell"][];
        };
        RetentionRun: {
            /** Format: uuid */
            runId: string;
            /**
             * @description Wat ze deed beginnen. officer: gevraagd door een functionaris; operator: door het beheer; schedule: de dagelijkse ronde; clock: een verzette klok; import: ingelezen gegevens; erasure: een vraag om te wissen; holdLifted: een opgeheven bewaring.
             * @enum {string}
             */
            cause: "officer" | "operator" | "schedule" | "clock" | "import" | "erasure" | "holdLifted";
            /**
             * @description queued: gevraagd; running: bezig; interrupted: onderbroken, wordt vanzelf hervat; done: klaar; stopped: gestopt voor er iets vernietigd werd.
             * @enum {string}
             */
            state: "queued" | "running" | "interrupted" | "done" | "stopped";
            /**
             * Format: date
             * @description De gevraagde dag waarop gerekend wordt; null: de dag waarop ze begint.
             */
            asOf: string | null;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            endedAt: string | null;
            /** @description Hoe vaak ze begon: meer dan eens als ze onderbroken werd. */
            attempts: number;
            /**
             * @description Waarom ze stopte; anders null.
             * @enum {string|null}
             */
            alert: "clockDiffers" | "capExceeded" | "scheduleBehind" | "notRegistered" | null;
            /** @description Hoe het ermee staat, in een zin. */
            text: string;
            /** @description Wat ze tot nu toe deed, alles samen. */
            totals: components["schemas"]["RetentionRunTotals"];
        };
        RetentionRunTotals: {
            /** @description Opvangplannen waarvan iets vernietigd werd. */
            plans: number;
            /** @description Vernietigde sleutels, per groep van gegevens. */
            keysDestroyed: components["schemas"]["PerTier"];
            /** @description Opvangplannen die aan de beurt waren en door een bewaring blijven. */
            held: number;
            /** @description Lopende aanvragen die daardoor stopten. */
            applicationsEnded: number;
            /** @description Vernietigingen die eerder onderbroken waren en nu voltooid zijn. */
            resumed: number;
            /** @description Vernietigde tijdvaksleutels. */
            epochsDestroyed: number;
        };
        RetentionRuns: {
            /** @description De laatste uitvoeringen, de nieuwste eerst. Van de dagelijkse rondes die niets te doen vonden, staat alleen de laatste erin. */
            items: components["schemas"]["RetentionRun"][];
        };
        RetentionSchedule: {
            /** Format: date */
            asOf: string;
            /** @example retention@1 */
            policyVersion: string;
            /** @description Onder dit aantal staat er geen cijfer per maand. */
            k: number;
            /** @description In volgorde, vanaf deze maand. */
            months: components["schemas"]["MonthOfTier"][];
            /** @description Hoeveel er al voor deze maand hadden moeten gaan, en niet bewaard worden: hoort 0 te zijn. */
            overdue: components["schemas"]["PerTier"];
            /** @description Hoeveel er door een bewaring vandaag blijven. */
            held: components["schemas"]["PerTier"];
        };
        RetentionTable: {
            /** @example retention@1 */
            policyVersion: string;
            /** @description Het bewaarbeleid als volledig document. */
            policy: {
                [key: string]: unknown;
            };
            columns: components["schemas"]["RetentionColumn"][];
            rows: components["schemas"]["RetentionRow"][];
            /** @description Wat er verder geldt, in zinnen. */
            notes: string[];
        };
        RetentionThen: {
            /** @example retention@1 */
            policyVersion: string;
            /** @description Waar: het bestuur had er zelf geen aangenomen. */
            isDefault: boolean;
        };
        RunningHold: {
            /** Format: uuid */
            holdId: string;
            /** Format: uuid */
            carePlanId: string;
            /** @enum {string} */
            reason: "complaint" | "lawsuit" | "inspection";
            /**
             * Format: date
             * @description De eerste dag waarop ze niet meer geldt.
             */
            expires: string;
            /** @description Of die dag voorbij is: ze houdt dan niets meer tegen. */
            expired: boolean;
            /** @description Of één persoon vroeg om ze op te heffen. */
            liftRequested: boolean;
            /**
             * @description Of alles er nog is, of alleen wat er na 2,5 jaar overblijft.
             * @enum {string}
             */
            holds: "everything" | "whatIsLeft";
        };
        RunningHolds: {
            items: components["schemas"]["RunningHold"][];
        };
        SessionAnswer: {
            /** @enum {string} */
            role: "family" | "servicePoint" | "organiser" | "regie" | "agency" | "auditor" | "officer";
            /**
             * Format: uuid
             * @description De organisator voor wie deze persoon werkt.
             */
            organiserId?: string;
            /**
             * @description De verwerkingsverantwoordelijke.
             * @example antwerpen
             */
            controller?: string;
            /**
             * Format: uuid
             * @description Het opvangplan waarover deze sessie gaat.
             */
            carePlanId?: string;
            /** @description De opvangplannen die dit gezin onder deze aanmelding indiende; leeg voor andere rollen. */
            carePlanIds: string[];
        };
        ShownField: {
            /** @enum {string} */
            field: "parent.firstName" | "parent.lastName" | "parent.birthDate" | "priorityRules" | "startDate" | "endDate" | "careParts" | "child.birthDate" | "address" | "postcode" | "parent.email" | "parent.phone" | "parent.nationalNumber";
            /**
             * @description exact, alleen maand en jaar, of alleen het jaar.
             * @enum {string}
             */
            precision: "exact" | "month" | "year";
        };
        SignedCertificate: {
            /**
             * Format: byte
             * @description Het certificaat zoals het ondertekend is, byte voor byte, in base64.
             */
            certificate: string;
            /** @description Wat het verklaart, om te lezen. */
            statement: {
                [key: string]: unknown;
            };
            /**
             * Format: byte
             * @description Het certificaat dat ook de tijdvaksleutel vernietigd is, in base64; null zolang dat nog moet gebeuren. Vanaf dan is ook wat schijven en reservekopieën nog hadden, onleesbaar.
             */
            completion: string | null;
            /**
             * Format: date-time
             * @description Sinds wanneer het helemaal volledig is.
             */
            completeSince: string | null;
            /** @description Of de handtekening bij een van de publieke sleutels hoort. */
            verified: boolean;
            /** @description Wat er vernietigd is, wanneer en waarom, in gewone woorden. */
            text: string;
        };
        SnapshotMoment: {
            /**
             * Format: date-time
             * @description Het moment van de cijfers; bij een som het oudste moment.
             */
            at: string;
            /**
             * Format: date
             * @description De dag van de cijfers.
             */
            day: string;
            /**
             * @description Kleinere aantallen, nul inbegrepen, worden niet getoond.
             * @example 5
             */
            k: number;
            /**
             * @description Getoonde aantallen zijn hierop afgerond.
             * @example 5
             */
            roundedTo: number;
            /** @example Aantallen onder 5 worden niet getoond, ook nul niet; andere zijn afgerond op het dichtste veelvoud van 5. Waar een verborgen aantal uit de andere te berekenen zou zijn, zijn er meer verborgen. Nieuwe cijfers verschijnen zodra minstens 5 opvangplannen veranderd zijn. */
            method: string;
        };
        StatusChange: {
            /** @enum {string} */
            status: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
            /** Format: date-time */
            at: string;
            /**
             * @description Waarom, als vaste code.
             * @enum {string|null}
             */
            reason: "groupFull" | "noMatchingDays" | "noMatchingPeriod" | "notEligible" | "incompleteFile" | "noAnswerFromFamily" | "familyDeclined" | "placeFoundElsewhere" | "noLongerNeeded" | "enteredByMistake" | "threshold" | "erasure" | "departure" | null;
        };
        StatusThen: {
            /** @enum {string} */
            status: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
            /** Format: date-time */
            since: string;
            position: number;
            /** @enum {string|null} */
            reason: "groupFull" | "noMatchingDays" | "noMatchingPeriod" | "notEligible" | "incompleteFile" | "noAnswerFromFamily" | "familyDeclined" | "placeFoundElsewhere" | "noLongerNeeded" | "enteredByMistake" | "threshold" | "erasure" | "departure" | null;
        };
        Step: {
            /**
             * @description Waarom, als vaste code.
             * @enum {string}
             */
            reason?: "groupFull" | "noMatchingDays" | "noMatchingPeriod" | "notEligible" | "incompleteFile" | "noAnswerFromFamily" | "familyDeclined" | "placeFoundElsewhere" | "noLongerNeeded" | "enteredByMistake";
        };
        StepAnswer: {
            /** Format: uuid */
            applicationId: string;
            /** @enum {string} */
            status: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
            /** @description De versie van de aanvraag; staat ook in de ETag. */
            revision: number;
            /** @description Plaats in het logboek: geef ze als minPosition mee om je eigen wijziging te zien. */
            position: number;
        };
        StepForecast: {
            /**
             * @description P2Y6M: 2,5 jaar; P5Y: 5 jaar, of alles vroeger.
             * @enum {string}
             */
            threshold: "P2Y6M" | "P5Y";
            /** @enum {string} */
            cause: "P2Y6M" | "P5Y" | "erasure" | "withdrawal" | "departure";
            /**
             * Format: date
             * @description Op of kort na deze dag.
             */
            day: string;
            /**
             * Format: date
             * @description Niet vroeger dan deze dag.
             */
            earliestDay: string;
            /** @description Hoeveel dagen dat ten hoogste vroeger is dan de dag zelf. */
            mostDaysEarly: number;
            fields: components["schemas"]["FieldForecast"][];
            /** @description Zoveel opvangplannen moeten delen wat blijft; null waar dat niet telt. */
            sharedBy: number | null;
            /** @description Hetzelfde in gewone zinnen. */
            texts: string[];
        };
        StoredBytes: {
            /**
             * Format: byte
             * @description De inhoud zoals ze bewaard is, byte voor byte, in base64; wat persoonlijk is, zit er versleuteld in. Null als er restgegevens na 5 jaar in staan: die krijgt wie nakijkt niet te zien.
             */
            payload: string | null;
            /**
             * Format: byte
             * @description De begeleidende gegevens, byte voor byte, in base64.
             */
            metadata: string;
        };
        StreamReplay: {
            /** @enum {string} */
            kind: "carePlan" | "application" | "controller";
            /** @example carePlan-… */
            stream: string;
            /** @example antwerpen */
            controller: string;
            /**
             * Format: date-time
             * @description Voor welk tijdstip dit verteld is.
             */
            asOf: string;
            /** @description Van de laatste gebeurtenis van de stroom tot dan. */
            revision: number;
            position: number;
            /** @description Null voor een bestuur. */
            carePlan: components["schemas"]["CarePlanThen"] | null;
            /** @description Alleen voor een bestuur. */
            registration: components["schemas"]["RegistrationThen"] | null;
            /** @description Wat toen gold. */
            policies: components["schemas"]["PoliciesThen"] | null;
            applications: components["schemas"]["ApplicationThen"][];
            /** @description Wie toen wat te zien kreeg. */
            views: components["schemas"]["ViewThen"][];
            /** @description Wat toen te lezen was en nu niet meer, en iets kan uitmaken: birthMonth (dan is aangenomen dat de bewaartermijn op tijd liep), startMonth, sharing, givenFields (wat niet ingevuld was). Wat ervan afhangt, staat er met orElse bij. */
            unreadable: ("birthMonth" | "startMonth" | "sharing" | "givenFields")[];
            /** @description In de volgorde van het logboek. */
            events: components["schemas"]["ToldEvent"][];
        };
        TermsInForce: {
            /** @description Binnen hoeveel dagen een aanvraag hoort opgenomen te worden. */
            takeUpDays: number;
            /** @description Na hoeveel dagen een gevonden plaats als bevestigd geldt. */
            confirmDays: number;
            /** @enum {string} */
            handling: "continuous" | "rounds";
            /** @description Bij rondes: hoeveel maanden voor de start. */
            roundMonthsBefore?: number;
            /**
             * @description Staat er niet bij de standaardtermijnen.
             * @enum {string}
             */
            ground?: "lokAdvice" | "councilDecision" | "regionDefault";
            /** Format: date */
            groundDate?: string;
            /**
             * Format: date-time
             * @description Staat er niet bij de standaardtermijnen.
             */
            adoptedAt?: string;
        };
        TermsThen: {
            takeUpDays: number;
            confirmDays: number;
            /** @enum {string} */
            handling: "continuous" | "rounds";
            roundMonthsBefore?: number;
        };
        TokenAnswer: {
            /** @example eyJhbGciOiJIUzI1NiJ9.e30.dGVrZW4 */
            token: string;
        };
        TokenRequest: {
            /** @enum {string} */
            role: "family" | "servicePoint" | "organiser" | "regie" | "agency" | "auditor" | "officer";
            /**
             * Format: uuid
             * @description Verplicht voor een organisator.
             */
            organiserId?: string;
            /**
             * @description De verwerkingsverantwoordelijke.
             * @example antwerpen
             */
            controller?: string;
            /**
             * Format: uuid
             * @description Het opvangplan van een gezin.
             */
            carePlanId?: string;
            /** @description Welke persoon van de organisatie, waar twee personen nodig zijn; anders altijd dezelfde. */
            person?: number;
        };
        ToldEvent: {
            position: number;
            /** @example carePlan-… */
            stream: string;
            revision: number;
            /** Format: uuid */
            eventId: string;
            /** @example PlaceFound */
            type: string;
            version: number;
            /** Format: date-time */
            at: string;
            /**
             * Format: uuid
             * @description Een willekeurig kenmerk: wie dat is, staat hier niet.
             */
            actor: string;
            /** @description De codes die zeggen waarom, naar hun naam in de gebeurtenis: reason, cause, ground. */
            reasons: {
                [key: string]: string;
            };
            /** @description Welke persoonlijke delen er verzegeld in zitten. */
            sealed: ("precise" | "identity" | "planning")[];
        };
        ViewThen: {
            /**
             * @description organiser (de organisator van een aanvraag), pool (elke opvanglocatie zonder aanvraag), family (het gezin en het loket dat het plan indiende) of regie (als ze het dossier met een reden opende).
             * @enum {string}
             */
            viewer: "organiser" | "pool" | "family" | "regie";
            /**
             * Format: uuid
             * @description Van een organisator: welke aanvraag.
             */
            applicationId: string | null;
            /**
             * @description Of het opvangplan voor wie keek bestond; unknown als wat dat uitmaakt niet meer te lezen is.
             * @enum {string}
             */
            isAnswered: true | false | "unknown";
            /** @description Van de zoekpool: langs welke lijsten er gekeken kon worden, of misschien. */
            lists: ("pool" | "emergencyList")[];
            /** @description Elk veld met zijn toestand toen; leeg als er geen antwoord was. */
            fields: {
                [key: string]: components["schemas"]["FieldThen"];
            };
        };
        WithdrawnProposal: {
            /** @example retention@2 */
            policyVersion: string;
            /** @description Wat er nu geldt, in een zin. */
            text: string;
            /** @description De versie van het beleid; staat ook in de ETag. */
            revision: number;
            /** @description Plaats in het logboek. */
            position: number;
        };
        WithheldField: {
            /** @enum {string} */
            state: "withheld";
            /**
             * @description De kolom van de methode die het veld verbergt.
             * @example noPlace
             */
            rule: string;
            /**
             * @description De eerstvolgende status waarbij de methode het veld wel toont.
             * @enum {string}
             */
            until?: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van de aanvraag. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Step"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description De versie van de aanvraag. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Stap niet toegestaan of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van de aanvraag. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Step"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description De versie van de aanvraag. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Stap niet toegestaan of Plaats al gevonden of Opvangplan ingetrokken of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    noPlace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van de aanvraag. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Step"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description De versie van de aanvraag. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Stap niet toegestaan of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van de aanvraag. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Step"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description De versie van de aanvraag. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Stap niet toegestaan of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van de aanvraag. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Step"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description De versie van de aanvraag. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Stap niet toegestaan of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van de aanvraag. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Step"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description De versie van de aanvraag. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Stap niet toegestaan of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCertificates: {
        parameters: {
            query?: {
                /** @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht. */
                reason?: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
            };
            header?: never;
            path: {
                /** @description Kenmerk van het opvangplan. */
                carePlanId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanCertificates"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLatestCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogCheckpoint"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConsultations: {
        parameters: {
            query?: {
                /** @description De nextCursor van de vorige bladzijde. */
                cursor?: string;
                /** @description Hoeveel er hoogstens op een bladzijde staan. */
                limit?: number;
                /** @description De eerste dag die meetelt, in België. */
                from?: string;
                /** @description De laatste dag die meetelt. */
                to?: string;
                /** @description Alleen van deze persoon, met haar kenmerk. */
                actor?: string;
                action?: "readLog" | "readFeed" | "replayStream" | "exportLog" | "verifyLog" | "readCertificates" | "searchDisclosures" | "countDisclosures" | "readConsultations" | "readAlerts" | "acknowledgeAlert" | "readHolds" | "placeHold" | "releaseHold" | "adoptPolicy" | "changeRetentionPolicy" | "withdrawRetentionProposal" | "comparePolicies" | "requestRun" | "dryRun" | "proposeDeparture" | "confirmDeparture" | "withdrawDeparture" | "exportController" | "leaveController";
                /** @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht. */
                reason?: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consultations"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countDisclosures: {
        parameters: {
            query: {
                /** @description Waarnaar de aantallen verdeeld worden. */
                by: "organiser" | "role" | "ground" | "field" | "day";
                /** @description De eerste dag die meetelt, in België. Zonder: een jaar voor de laatste. */
                from?: string;
                /** @description De laatste dag die meetelt. Zonder: vandaag. Hoogstens 366 dagen. */
                to?: string;
                /** @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht. */
                reason?: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisclosureCounts"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLatestLedgerCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogCheckpoint"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveLedgerConsistency: {
        parameters: {
            query: {
                /** @description Hoeveel regels de eerste boom had: van een controlepunt dat je al hebt. */
                from: number;
                /** @description Hoeveel de latere boom had; zonder: die van het laatste controlepunt. */
                to?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsistencyProof"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveLedgerInclusion: {
        parameters: {
            query: {
                /** @description De plaats van de regel in het register, vanaf 0: entry van een inzage. */
                entry: number;
                /** @description Hoeveel regels de boom had; zonder: die van het laatste controlepunt. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerInclusionProof"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAuditLog: {
        parameters: {
            query?: {
                /** @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht. */
                reason?: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
                /** @description De eerste positie; zonder: 0. */
                from?: number;
                /** @description De nextCursor van de vorige bladzijde; in plaats van from. */
                cursor?: string;
                limit?: number;
                /** @description Alleen gebeurtenissen van dit type. */
                type?: "CarePlanFiled" | "PlaceFound" | "PlaceConfirmed" | "PlaceDeclined" | "CarePlanWithdrawn" | "CarePlanAmended" | "SharingScopeChanged" | "LocationAdded" | "PersonalDataRectified" | "EmergencyListed" | "EmergencyUnlisted" | "ApplicationCreated" | "ApplicationMarkedNoPlace" | "ApplicationAccepted" | "ApplicationApproved" | "ApplicationApprovalUndone" | "ApplicationRejected" | "ApplicationWithdrawn" | "ApplicationReinstated" | "ControllerRegistered" | "DisclosureMethodAdopted" | "HandlingTermsAdopted" | "PersonalDataGeneralised" | "GeneralisedDataRectified" | "PersonalDataAnonymised" | "PersonalDataKeyShredded" | "ErasureRequested" | "LegalHoldPlaced" | "LegalHoldLiftRequested" | "LegalHoldLifted" | "RetentionPolicyProposed" | "RetentionPolicyProposalWithdrawn" | "RetentionPolicyAdopted" | "AnonymisationBatchPlanned" | "CohortTallied" | "LogRestored" | "DepartureProposed" | "DepartureConfirmed" | "DepartureWithdrawn" | "ControllerExported" | "DepartureBegun" | "ControllerLeft";
                /** @description Alleen gebeurtenissen van deze stroom. */
                stream?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLog"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLogHashes: {
        parameters: {
            query?: {
                /** @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht. */
                reason?: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
                /** @description De eerste positie; zonder: 0. */
                from?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogHashes"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLogEvent: {
        parameters: {
            query?: {
                /** @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht. */
                reason?: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
            };
            header?: never;
            path: {
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogEvent"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveConsistency: {
        parameters: {
            query: {
                /** @description Hoeveel gebeurtenissen de eerste boom had: van een controlepunt dat je al hebt. */
                from: number;
                /** @description Hoeveel de latere boom had; zonder: die van het laatste controlepunt. */
                to?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsistencyProof"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveInclusion: {
        parameters: {
            query: {
                /** @description De positie van de gebeurtenis in het logboek, vanaf 0. */
                position: number;
                /** @description Hoeveel gebeurtenissen de boom had; zonder: die van het laatste controlepunt. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InclusionProof"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayStream: {
        parameters: {
            query?: {
                /** @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht. */
                reason?: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
                /** @description Het tijdstip, met tijdzone; zonder tijdstip en positie: nu. */
                asOf?: string;
                /** @description In plaats van een tijdstip: tot en met deze positie, want gebeurtenissen kunnen hetzelfde uur dragen. */
                position?: number;
            };
            header?: never;
            path: {
                /** @description carePlan-…, application-… of controller-…, of het kenmerk alleen van een opvangplan of aanvraag. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamReplay"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileCarePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileCarePlanBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description De versie van het opvangplan. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiledCarePlanAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOwnCarePlan: {
        parameters: {
            query?: {
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
            };
            header?: never;
            path: {
                /** @description Kenmerk van het opvangplan. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description De revisie van het opvangplan, voor If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCarePlan"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt of Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseCarePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van het opvangplan. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EraseCarePlan"];
            };
        };
        responses: {
            202: {
                headers: {
                    /** @description De versie van het opvangplan. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    amendCarePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van het opvangplan. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AmendCarePlan"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description De versie van het opvangplan. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarePlanAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Opvangplan ingetrokken of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addLocations: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van het opvangplan. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddLocations"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description De versie van het opvangplan. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddLocationsAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Plaats al gevonden of Opvangplan ingetrokken of Niet op de noodlijst of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmPlace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van het opvangplan. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmPlace"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description De versie van het opvangplan. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarePlanAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen plaats gevonden of Opvangplan ingetrokken of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declinePlace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van het opvangplan. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclinePlace"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description De versie van het opvangplan. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarePlanAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen plaats gevonden of Opvangplan ingetrokken of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnDisclosures: {
        parameters: {
            query?: {
                /** @description De nextCursor van de vorige bladzijde. */
                cursor?: string;
                /** @description Hoeveel er hoogstens op een bladzijde staan. */
                limit?: number;
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
            };
            header?: never;
            path: {
                /** @description Kenmerk van het opvangplan. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnDisclosurePageAnswer"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt of Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOnEmergency: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van het opvangplan. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmergencyListing"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description De versie van het opvangplan. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarePlanAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Plaats al gevonden of Opvangplan ingetrokken of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeOffEmergencyList: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van het opvangplan. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description De versie van het opvangplan. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarePlanAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportOwnCarePlan: {
        parameters: {
            query?: {
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
            };
            header?: never;
            path: {
                /** @description Kenmerk van het opvangplan. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Het bestand, als bijlage. */
            200: {
                headers: {
                    /** @description De naam van het bestand. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        format: string;
                        version: number;
                        /** Format: date-time */
                        exportedAt: string;
                        carePlan: components["schemas"]["OwnCarePlan"];
                        methods: Record<string, never>[];
                        disclosures: components["schemas"]["OwnDisclosure"][];
                    };
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt of Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getForecast: {
        parameters: {
            query?: {
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
            };
            header?: never;
            path: {
                /** @description Kenmerk van het opvangplan. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forecast"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt of Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rectifyPersonalData: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van het opvangplan. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RectifyPersonalData"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description De versie van het opvangplan. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarePlanAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Opvangplan ingetrokken of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVisibility: {
        parameters: {
            query?: {
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
            };
            header?: never;
            path: {
                /** @description Kenmerk van het opvangplan. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanVisibility"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt of Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawCarePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van het opvangplan. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Step"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description De versie van het opvangplan. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarePlanAnswer"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Opvangplan ingetrokken of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findCertificates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindCertificates"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanCertificates"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listControllers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ControllersAnswer"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFilingNeeds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Het lokaal bestuur dat de gegevens verwerkt. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingNeeds"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDevelopmentClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockDto"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setDevelopmentClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockDto"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDevelopmentToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readIntegrationFeed: {
        parameters: {
            query?: {
                /** @description De positie waarna het verdergaat: uit de link naar de volgende bladzijde. -1: van in het begin. */
                after?: number;
                /** @description Hoeveel gebeurtenissen er hoogstens op een bladzijde staan; het controlepunt komt erbij. */
                limit?: number;
                /** @description Hoeveel seconden het antwoord hoogstens wacht op een gebeurtenis als er nog geen is. */
                wait?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description De volgende bladzijde: `</api/v1/integration/events?after=…>; rel="next"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/cloudevents-batch+json": components["schemas"]["IntegrationEvent"][];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLocations: {
        parameters: {
            query?: {
                /** @description De nextCursor van de vorige bladzijde. */
                cursor?: string;
                /** @description Hoeveel er hoogstens op een bladzijde staan. */
                limit?: number;
                municipality?: string;
                postcode?: string;
                /** @description Alleen de locaties van deze organisator. */
                organiserId?: string;
                /** @description Opvangdelen die de locatie allemaal moet aanbieden: dag (mon, tue, wed, thu, fri, sat, sun) en deel (full, morning, afternoon), gescheiden door komma’s. */
                careParts?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationPageAnswer"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMethods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Methods"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMethodDifference: {
        parameters: {
            query: {
                /** @description De verwerkingsverantwoordelijke. */
                controller: string;
                /** @description De methode die in de plaats zou komen. */
                method: "method-1" | "method-2" | "maxim" | "maxim-strict";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodDifference"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMethodsInForce: {
        parameters: {
            query?: {
                /** @description De verwerkingsverantwoordelijke. */
                controller?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodsInForce"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganiserApplications: {
        parameters: {
            query?: {
                /** @description De nextCursor van de vorige bladzijde. */
                cursor?: string;
                /** @description Hoeveel er hoogstens op een bladzijde staan. */
                limit?: number;
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
                status?: "created" | "noPlace" | "accepted" | "approved" | "rejected" | "withdrawn";
                /** @description Een van de eigen locaties. */
                locationId?: string;
                /** @description Alleen deze aanvragen, hoogstens 100, gescheiden door komma’s: om opnieuw te lezen wat veranderde. Wat er niet bij is, hoort niet (meer) in deze lijst. Niet samen met sort. */
                applicationIds?: string;
                /** @description priority: de open aanvragen volgens de voorrangsregels van vandaag, dan volgens indiening; achteraan die waarvan de voorrangsregels niet zichtbaar zijn. Zonder sort: volgens indiening. */
                sort?: "priority";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganiserInboxAnswer"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt of Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countOrganiserApplications: {
        parameters: {
            query?: {
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
                /** @description Een van de eigen locaties. */
                locationId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxCounts"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt of Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrganiserApplication: {
        parameters: {
            query?: {
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description De revisie van de aanvraag, voor If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganiserApplication"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt of Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganiserPool: {
        parameters: {
            query?: {
                /** @description De nextCursor van de vorige bladzijde. */
                cursor?: string;
                /** @description Hoeveel er hoogstens op een bladzijde staan. */
                limit?: number;
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
                /** @description emergency: de noodlijst alleen; all: ook wat gezinnen met alle locaties delen. */
                list?: "emergency" | "all";
                /** @description Een van de eigen locaties: of een opvangplan daar past. Zonder: of het bij een ervan past. */
                locationId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganiserPoolAnswer"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt of Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followOrganiserUpdates: {
        parameters: {
            query?: {
                /** @description Het id van het laatste bericht dat aankwam, voor wie de header Last-Event-ID niet kan geven; de header gaat voor. */
                lastEventId?: number;
            };
            header?: {
                /** @description Het id van het laatste bericht dat aankwam. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["InboxUpdate"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel open verbindingen of Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccessAlerts: {
        parameters: {
            query?: {
                /** @description De nextCursor van de vorige bladzijde. */
                cursor?: string;
                /** @description Hoeveel er hoogstens op een bladzijde staan. */
                limit?: number;
                /** @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht. */
                reason?: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessAlerts"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledgeAccessAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Kenmerk van de melding. */
                alertId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgeAlert"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessAlert"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDeparture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description De versie van het beleid, voor If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Departure"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeDeparture: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProposeDeparture"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartureDecision"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Tegelijk gewijzigd of Bestuur vertrekt of Vertrek al gevraagd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawDeparture: {
        parameters: {
            query?: {
                /** @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht. */
                reason?: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
            };
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartureDecision"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Tegelijk gewijzigd of Bestuur vertrekt */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmDeparture: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConfirmDeparture"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartureDecision"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Tegelijk gewijzigd of Bestuur vertrekt of Tweede persoon nodig of Vertrek al gevraagd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchDisclosures: {
        parameters: {
            query?: {
                /** @description De nextCursor van de vorige bladzijde. */
                cursor?: string;
                /** @description Hoeveel er hoogstens op een bladzijde staan. */
                limit?: number;
                /** @description Alleen van dit opvangplan. */
                carePlanId?: string;
                /** @description Alleen door deze organisator. */
                organiserId?: string;
                /** @description Alleen door deze persoon, met haar kenmerk. */
                viewer?: string;
                role?: "family" | "servicePoint" | "organiser" | "regie" | "agency" | "auditor" | "officer";
                ground?: "inbox" | "detail" | "emergencyList" | "pool" | "mandate" | "regieCase" | "controllerExport";
                /** @description Alleen waar dit veld getoond is. */
                field?: "parent.firstName" | "parent.lastName" | "parent.birthDate" | "priorityRules" | "startDate" | "endDate" | "careParts" | "child.birthDate" | "address" | "postcode" | "parent.email" | "parent.phone" | "parent.nationalNumber";
                /** @description De eerste dag die meetelt, in België. */
                from?: string;
                /** @description De laatste dag die meetelt. */
                to?: string;
                /** @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht. */
                reason?: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisclosurePage"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLegalHolds: {
        parameters: {
            query?: {
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
                /** @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht. */
                reason?: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunningHolds"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt of Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    placeLegalHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceHold"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description De versie van het opvangplan. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHold"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description Tegelijk gewijzigd
             *
             *     Gegevens vernietigd of Gegevens al veralgemeend of Tweede persoon nodig
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liftLegalHold: {
        parameters: {
            query?: {
                /** @description Het opvangplan van de bewaring; nodig voor een bewaring die nog maar net opgelegd is. */
                carePlanId?: string;
                /** @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht. */
                reason?: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
            };
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kenmerk van de bewaring. */
                holdId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description De versie van het opvangplan. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHold"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description Tegelijk gewijzigd
             *
             *     Gegevens vernietigd of Gegevens al veralgemeend of Tweede persoon nodig
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description De versie van het beleid, voor If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policies"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adopt: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdoptPolicies"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description De versie van het beleid. */
                    ETag?: string;
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdoptedPolicies"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Tweede persoon nodig of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    comparePolicies: {
        parameters: {
            query?: {
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ComparePolicies"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyComparison"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt of Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawRetentionProposal: {
        parameters: {
            query?: {
                /** @description Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht. */
                reason?: "routine" | "complaint" | "incident" | "dataSubjectRequest" | "supervision";
            };
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description De versie die voorgesteld is. */
                policyVersion: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawnProposal"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmRetentionProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
                /** @description De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description De versie die voorgesteld is. */
                policyVersion: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConfirmProposal"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdoptedPolicies"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Tweede persoon nodig of Tegelijk gewijzigd */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Verouderde versie */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRetentionRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionRuns"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askRetentionRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel maakt de server er een. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AskRetentionRun"];
            };
        };
        responses: {
            /** @description Geteld, met dryRun. */
            200: {
                headers: {
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionDryRun"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Gevraagd. */
            202: {
                headers: {
                    /** @description Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste. */
                    "Log-Checkpoint"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedRetentionRun"] & components["schemas"]["Receipt"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sleutel al gebruikt */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt of Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRetentionRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Kenmerk van de uitvoering. */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionRun"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRetentionSchedule: {
        parameters: {
            query?: {
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionSchedule"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt of Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openRegieCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenCaseRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegieCase"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEmergencies: {
        parameters: {
            query?: {
                /** @description De nextCursor van de vorige bladzijde. */
                cursor?: string;
                /** @description Hoeveel er hoogstens op een bladzijde staan. */
                limit?: number;
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmergencyListAnswer"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGuidance: {
        parameters: {
            query?: {
                /** @description De nextCursor van de vorige bladzijde. */
                cursor?: string;
                /** @description Hoeveel er hoogstens op een bladzijde staan. */
                limit?: number;
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuidanceListAnswer"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRegieOverdue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegieOverdueAnswer"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRegieSummary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegieSummaryAnswer"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFiledCarePlans: {
        parameters: {
            query?: {
                /** @description De nextCursor van de vorige bladzijde. */
                cursor?: string;
                /** @description Hoeveel er hoogstens op een bladzijde staan. */
                limit?: number;
                /** @description De positie van een eigen wijziging die in het antwoord te zien moet zijn. */
                minPosition?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiledCarePlanPage"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nog niet bijgewerkt of Even niet beschikbaar */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionAnswer"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishLogIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Naar de gevraagde pagina, of naar de startpagina als het niet lukte. */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    choosePlan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoosePlanRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionAnswer"];
                };
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Niet gevonden */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te traag */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel gegevens */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logIn: {
        parameters: {
            query?: {
                /** @description De pagina van het portaal om daarna te tonen. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Naar de aanmelddienst. */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Ongeldige gegevens */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogoutAnswer"];
                };
            };
            /** @description Niet aangemeld */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Geen toegang */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Te veel verzoeken */
            429: {
                headers: {
                    /** @description Na hoeveel seconden het weer mag. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
