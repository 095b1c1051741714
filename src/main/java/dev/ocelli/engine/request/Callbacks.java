package dev.ocelli.engine.request;

import dev.ocelli.core.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

/** Tells the caller's address that a prediction is done, with the very answer that a GET would give. */
record Callbacks(Webhooks webhooks, PredictionWriter writer) {
    void tell(Prediction done) {
        @Nullable String url = done.extras().callbackUrl();
        if (url != null) {
            webhooks.send(done.projectId(), done.id(), url, writer.write(done));
        }
    }
}
