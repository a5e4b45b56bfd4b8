package io.perdura.examples.codec;

import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverterException;
import io.perdura.payload.codec.PayloadCodec;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts payloads with AES in GCM mode. Each payload names its key, so that keys can be changed: new payloads get the current
 * key, old ones are read with theirs. Thread-safe.
 */
public final class AesGcmCodec implements PayloadCodec {

    /** The encoding of an encrypted payload. */
    public static final String ENCODING = "binary/encrypted";

    private static final String KEY_ID = "encryption-key-id";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final String currentKey;
    private final Function<String, @Nullable SecretKey> keys;

    /**
     * @param currentKey the id of the key that encrypts
     * @param keys finds a key by its id; null when there is none
     */
    public AesGcmCodec(String currentKey, Function<String, @Nullable SecretKey> keys) {
        this.currentKey = currentKey;
        this.keys = keys;
        key(currentKey);
    }

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        return payloads.stream().map(this::encrypted).toList();
    }

    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads.stream().map(this::decrypted).toList();
    }

    private Payload encrypted(Payload payload) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] secret = run(Cipher.ENCRYPT_MODE, currentKey, nonce, payload.toByteArray());
        byte[] data = ByteBuffer.allocate(nonce.length + secret.length)
                .put(nonce)
                .put(secret)
                .array();
        return new Payload(Map.of(Payload.ENCODING, ENCODING, KEY_ID, currentKey), data);
    }

    private Payload decrypted(Payload payload) {
        if (!payload.encoding().equals(ENCODING)) {
            return payload; // written before there was encryption
        }
        String id = payload.metadata().getOrDefault(KEY_ID, "");
        ByteBuffer data = ByteBuffer.wrap(payload.data());
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] secret = new byte[Math.max(0, data.remaining() - NONCE_BYTES)];
        data.get(nonce).get(secret);
        return Payload.parseFrom(run(Cipher.DECRYPT_MODE, id, nonce, secret));
    }

    private byte[] run(int mode, String keyId, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, key(keyId), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new DataConverterException(
                    "A payload can't be encrypted or decrypted with key '" + keyId + "': " + e, e);
        }
    }

    private SecretKey key(String id) {
        SecretKey key = keys.apply(id);
        if (key == null) {
            throw new DataConverterException(
                    "There is no encryption key '" + id + "': keep old keys as long as runs are kept", null);
        }
        return key;
    }
}
